package udpcam.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class SamplingTest {
    @Test
    void theTypesAreThoseOfRfc2435() {
        assertEquals(Sampling.YUV_422, Sampling.ofType(0));
        assertEquals(Sampling.YUV_420, Sampling.ofType(1));
        for (int type = 2; type < 256; type++) {
            assertNull(Sampling.ofType(type));
        }
        for (Sampling sampling : Sampling.values()) {
            assertEquals(sampling, Sampling.ofType(sampling.type()));
        }
    }

    @Test
    void mcusAtTheEdgesCountWhole() {
        PictureSize odd = new PictureSize(641, 479);
        assertEquals(41, Sampling.YUV_420.mcusPerRow(odd));
        assertEquals(30, Sampling.YUV_420.mcuRows(odd));
        assertEquals(41, Sampling.YUV_422.mcusPerRow(odd));
        assertEquals(60, Sampling.YUV_422.mcuRows(odd));
    }
}
