package udpcam.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureSizeTest {
    private static final byte[] JPEG = bytes(
            "FF D8" // SOI
                    + " FF E0 00 04 01 02" // APP0 of 4 bytes with its length
                    + " FF FF FE 00 03 2A" // a fill byte, then COM
                    + " FF C0 00 0B 08 01 E0 02 80 01 01 11 00" // SOF0: 8 bits, 480 lines, 640 samples a line, 1
                    // component
                    + " FF DA 00 08 01 01 00 00 3F 00 12 34" // SOS and a little data
                    + " FF D9"); // EOI

    private static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }

    @Test
    void theSizeIsThatOfTheFrameHeader() {
        assertEquals(new PictureSize(640, 480), PictureSize.ofJpeg(JPEG, JPEG.length));
    }

    @Test
    void everyTruncationBeforeTheEndOfTheFrameHeaderGivesNone() {
        int headerEnds = 2 + 6 + 6 + 13;
        for (int length = 0; length <= JPEG.length; length++) {
            PictureSize size = PictureSize.ofJpeg(Arrays.copyOf(JPEG, length), length);
            assertEquals(length < headerEnds, size == null, "cut to " + length);
        }
    }

    @Test
    void everyFlippedBitGivesNoneOrASize() {
        for (int bit = 0; bit < 8 * JPEG.length; bit++) {
            byte[] damaged = JPEG.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            PictureSize size = PictureSize.ofJpeg(damaged, damaged.length);
            assertTrue(size == null || size.pixels() > 0, "bit " + bit);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FF D8 FF DA 00 08", // a scan before any frame header
                "FF D8 FF D9", // nothing at all
                "FF D8 FF C0 00 0B 08 00 00 02 80 01", // no lines: DNL is for no camera
                "FF D8 FF C4 00 00 FF C4 00 01 FF C4", // lengths that lead nowhere
                "FF D8 FF C2 00 0B 08 01 E0 02 80 01 01 11 00", // progressive
                "FF D8 00 00 00 00",
                "89 50 4E 47 0D 0A 1A 0A", // PNG
            })
    void whatHasNoFrameHeaderHasNoSize(String hex) {
        byte[] jpeg = bytes(hex);
        assertNull(PictureSize.ofJpeg(jpeg, jpeg.length));
    }
}
