package udpcam.pixels;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import udpcam.jpeg.PictureSize;

/** What a camera behind HTTP may give for an image. */
class ImageFuzzTest {
    @FuzzTest
    void whatMayBeDecodedIsWithinTheLimit(byte[] input) {
        boolean isAdmitted = ImageLimit.admits(input, input.length);
        PictureSize size = PictureSize.ofJpeg(input, input.length);
        assertTrue(!isAdmitted || size == null || size.pixels() <= PictureSize.MAX_PIXELS, size + " is decoded");
    }
}
