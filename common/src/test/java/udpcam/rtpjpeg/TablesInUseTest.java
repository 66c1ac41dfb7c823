package udpcam.rtpjpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;

class TablesInUseTest {
    private final TablesInUse tables = new TablesInUse();

    private int q(Sampling sampling, int width, int value) {
        byte[] quantization = Jpegs.tables();
        quantization[100] = (byte) value;
        byte[] jpeg = new byte[JpegHeader.BYTES];
        JpegHeader.write(jpeg, 0, sampling, new PictureSize(width, 16), quantization, 0, 0);
        JpegFrame frame = new JpegFrame();
        assertTrue(frame.begin(ByteBuffer.wrap(jpeg)));
        return tables.q(frame);
    }

    @Test
    void eachCombinationOfTablesSizeAndSamplingHasANumberOfItsOwn() {
        assertEquals(128, q(Sampling.YUV_420, 16, 1));
        assertEquals(129, q(Sampling.YUV_420, 16, 2));
        assertEquals(130, q(Sampling.YUV_420, 15, 2));
        assertEquals(131, q(Sampling.YUV_422, 16, 2));
        assertEquals(128, q(Sampling.YUV_420, 16, 1));
        assertEquals(131, q(Sampling.YUV_422, 16, 2));
    }

    @Test
    void whenTheNumbersAreUsedUpNewTablesHaveNoneAndOldOnesKeepTheirs() {
        for (int i = 0; i < 127; i++) {
            assertEquals(128 + i, q(Sampling.YUV_420, 16, 1 + i));
        }
        assertEquals(255, q(Sampling.YUV_420, 16, 128));
        assertEquals(255, q(Sampling.YUV_420, 16, 129));
        assertEquals(254, q(Sampling.YUV_420, 16, 127));
        assertEquals(128, q(Sampling.YUV_420, 16, 1));
    }
}
