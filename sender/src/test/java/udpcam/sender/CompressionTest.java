package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import udpcam.jpeg.Sampling;
import udpcam.sender.Compression.Passthrough;

class CompressionTest {
    @Test
    void aCamerasOwnJpegIsSentAsItIsUnlessTheUserWantsItOtherwise() {
        Compression plain = new Compression(null, Sampling.YUV_420, Passthrough.AUTO, true);
        assertTrue(plain.passesThrough());
        assertEquals("a camera's own JPEG as it is, else quality 50", plain.toString());

        Compression withQuality = new Compression(70, Sampling.YUV_420, Passthrough.AUTO, true);
        assertFalse(withQuality.passesThrough());
        assertEquals("quality 70 (a camera's own JPEG is compressed anew: --quality is given)", withQuality.toString());

        Compression off = new Compression(null, Sampling.YUV_420, Passthrough.OFF, true);
        assertFalse(off.passesThrough());
        assertEquals("quality 50 (a camera's own JPEG is compressed anew: --passthrough off)", off.toString());
    }

    @Test
    void ofASourceWithoutJpegOnlyTheQualityIsTold() {
        Compression compression = new Compression(null, Sampling.YUV_420, Passthrough.AUTO, false);
        assertFalse(compression.passesThrough());
        assertEquals("quality 50", compression.toString());
    }
}
