package udpcam.pixels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
import udpcam.picture.YuvColours;

class PictureTurnerTest {
    private static final PictureSize SIZE = new PictureSize(3, 2);

    private final Picture.Supply supply = new Picture.Supply();
    private final PictureTurner turner = new PictureTurner();

    /** Which pixel of 012/345 is where, row by row; the matrices are those of ISO/IEC 14496-12 section 6.2.2. */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 1, 012345", // as it is
        "0, 1, -1, 0, 304152", // a quarter to the right
        "-1, 0, 0, -1, 543210", // half
        "0, -1, 1, 0, 251403", // a quarter to the left
        "-1, 0, 0, 1, 210543", // mirrored
        "1, 0, 0, -1, 345012", // upside down and mirrored
        "0, 1, 1, 0, 031425", // transposed
        "0, -1, -1, 0, 524130", // transposed the other way
    })
    void aPictureOfATurnedPhoneStandsUpright(int a, int b, int c, int d, String pixels) {
        int one = 1 << 16;
        Orientation orientation =
                Orientation.of(IntBuffer.wrap(new int[] {a * one, b * one, 0, c * one, d * one, 0, 0, 0, 1 << 30}));
        Picture picture = supply.take(SIZE, 7);
        for (int i = 0; i < SIZE.pixels(); i++) {
            picture.pixels().put(3 * i, new byte[] {(byte) i, 1, 2});
        }
        try (Picture upright = turner.upright(picture, orientation)) {
            assertEquals(orientation.applyTo(SIZE), upright.size());
            assertEquals(7, upright.capturedNanos());
            StringBuilder shown = new StringBuilder();
            for (int i = 0; i < SIZE.pixels(); i++) {
                shown.append(upright.pixels().get(3 * i));
            }
            assertEquals(pixels, shown.toString());
        }
    }

    @Test
    void lumaAndChromaAreTurnedAlike() {
        YuvColours colours = new YuvColours(1, false);
        Picture picture = supply.take(new PictureSize(4, 2), colours, 0);
        picture.pixels().put(0, new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 20, 21});
        try (Picture upright = turner.upright(picture, new Orientation(true, true, false))) {
            assertEquals(new PictureSize(2, 4), upright.size());
            assertEquals(colours, upright.yuv());
            assertEquals(ByteBuffer.wrap(new byte[] {4, 0, 5, 1, 6, 2, 7, 3, 10, 11, 20, 21}), upright.pixels());
        }
    }

    @Test
    void anUprightPictureIsNotCopied() {
        Picture picture = supply.take(SIZE, 0);
        assertSame(picture, turner.upright(picture, Orientation.UPRIGHT));
    }
}
