package udpcam.pixels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageLimitTest {
    private static final String SCAN = " FF DA 00 08 01 01 00 00 3F 00 12 34 FF D9";

    private static boolean admits(byte[] image) {
        return ImageLimit.admits(image, image.length);
    }

    private static boolean admits(String hex) {
        return admits(HexFormat.ofDelimiter(" ").parseHex(hex));
    }

    @ParameterizedTest
    @CsvSource({
        "jpg, 8192, 8192, true",
        "jpg, 8193, 8192, false",
        "jpg, 65535, 1024, true",
        "jpg, 65535, 65535, false",
        "png, 8192, 8192, true",
        "png, 8192, 8193, false",
        "png, 67108864, 1, true",
        "png, 2147483647, 2147483647, false",
        "png, -1, -1, false",
        "png, 0, 1, false",
        "gif, 8192, 8192, true",
        "gif, 8193, 8192, false",
        "gif, 65535, 65535, false",
        "bmp, 8192, 8192, true",
        "bmp, 8192, -8192, true",
        "bmp, 8192, -8193, false",
        "bmp, 1, -2147483648, false",
        "bmp, -8192, 8192, false",
        "webp, 8192, 8192, true",
        "webp, 8192, 8193, false",
        "webp, 16384, 16384, false",
    })
    void anImageMayHave64Megapixels(String kind, int width, int height, boolean isAdmitted) {
        assertEquals(isAdmitted, admits(SmallFiles.image(kind, width, height)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FF C0 00 0B 08 46 50 4E 20 01 01 11 00", // 20000x18000, baseline
                "FF C1 00 0B 08 46 50 4E 20 01 01 11 00", // extended
                "FF C2 00 0B 08 46 50 4E 20 01 01 11 00", // progressive
                "FF C3 00 0B 10 46 50 4E 20 01 01 11 00", // lossless, of 16 bits
                "FF CA 00 0B 0C 46 50 4E 20 01 01 11 00", // arithmetic, of 12 bits
                "12 FF 00 FF FF FF C0 00 0B 08 46 50 4E 20 01 01 11 00", // behind stray and fill bytes
                "FF D8 FF C0 00 0B 08 46 50 4E 20 01 01 11 00", // behind a second SOI
                "FF CC 00 11 FF C0 00 0B 08 00 01 00 01 01 01 11 00" // behind a small one within a DAC segment
                        + " FF C0 00 0B 08 46 50 4E 20 01 01 11 00",
                "FF C0 00 0B 08 00 01 00 01 01 01 11 00" // behind a small one
                        + " FF C0 00 0B 08 46 50 4E 20 01 01 11 00",
                "FF C0 00 11 08 46 50 4E 20 03 01 22 00 02 11 00 03 11 00", // colours
                "FF C0 00 17 08 46 50 4E 20 05 01 22 00 02 11 00 03 11 00 04 11 00 05 11 00", // five components
            })
    void aHugeJpegIsRefusedHoweverItsHeadersLie(String headers) {
        assertFalse(admits("FF D8 " + headers + SCAN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FF C0 00 0B 08 01 E0 02 80 01 01 11 00",
                "FF C0 00 0B 08 00 00 02 80 01 01 11 00", // DNL tells the number of lines
                "FF E1 00 0F FF C0 12 34 08 46 50 4E 20 01 01 11 00 FF C0 00 0B 08 01 E0 02 80 01 01 11 00", // no
                // header
                "FF E1 00 0F FF C0 00 0B 08 46 50 4E 20 01 01 51 00 FF C0 00 0B 08 01 E0 02 80 01 01 11 00", // nor this
                "FF E1 00 0F FF C0 00 08 08 46 50 4E 20 00 01 11 00 FF C0 00 0B 08 01 E0 02 80 01 01 11 00", // nor this
                "FF C4 00 0B 08 46 50 4E 20 01 01 11 00", // DHT
            })
    void whatOnlyLooksLikeAHugeJpegIsNone(String headers) {
        assertTrue(admits("FF D8 " + headers + SCAN));
    }

    @ParameterizedTest
    @CsvSource({
        "52 49 46 46 1A 00 00 00 57 45 42 50 56 50 38 20 0E 00 00 00 10 00 00 9D 01 2A 00 20 00 20, true", // 8192x8192
        "52 49 46 46 1A 00 00 00 57 45 42 50 56 50 38 20 0E 00 00 00 10 00 00 9D 01 2A 01 20 00 20, false",
        "52 49 46 46 1A 00 00 00 57 45 42 50 56 50 38 20 0E 00 00 00 10 00 00 9D 01 2A 40 C0 30 C0, true", // 64x48,
        // enlarged
        "52 49 46 46 1A 00 00 00 57 45 42 50 56 50 38 58 0A 00 00 00 02 00 00 00 FF 1F 00 FF 1F 00, true",
        "52 49 46 46 1A 00 00 00 57 45 42 50 56 50 38 58 0A 00 00 00 02 00 00 00 FF 1F 00 00 20 00, false",
        "52 49 46 46 1A 00 00 00 57 45 42 50 56 50 38 59 0A 00 00 00 02 00 00 00 FF 1F 00 FF 1F 00, false", // unknown
        "42 4D 36 24 00 00 00 00 00 00 36 00 00 00 0C 00 00 00 00 20 00 20 01 00 18 00, true", // of OS/2
        "42 4D 36 24 00 00 00 00 00 00 36 00 00 00 0C 00 00 00 01 20 00 20 01 00 18 00, false",
    })
    void otherHeadersOfWebPAndBmpAreRead(String image, boolean isAdmitted) {
        assertEquals(isAdmitted, admits(image));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp", "webp"})
    void anImageThatEndsAmidItsHeaderIsRefused(String kind) {
        byte[] image = SmallFiles.image(kind);
        boolean wasAdmitted = false;
        for (int length = 0; length <= image.length; length++) {
            boolean isAdmitted = admits(Arrays.copyOf(image, length));
            assertEquals(isAdmitted, ImageLimit.admits(image, length), "what is behind the image counts");
            assertTrue(isAdmitted || !wasAdmitted);
            assertTrue(isAdmitted || length < 32, "cut to " + length);
            assertTrue(!isAdmitted || length >= 10, "cut to " + length);
            wasAdmitted = isAdmitted;
        }
    }
}
