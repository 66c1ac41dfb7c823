package udpcam.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import udpcam.frame.PaddedBuffer;
import udpcam.frame.Picture;
import udpcam.frame.YuvColours;
import udpcam.jpeg.PictureSize;

/** Walks the sizes of slices, with a guard zone behind the pixels. In other memory a write into it breaks the heap. */
class BgrLinesTest {
    private static final byte GUARD = (byte) 0xA5;
    private static final int GUARD_BYTES = 4096;
    private static final int BYTES_PER_PIXEL = 3;
    private static final PictureSize LARGEST = new PictureSize(2208, 35);
    private static final int[] LINES = {1, 2, 3, 8, 15, 16, 17, 32, 34};

    private final Picture.Supply supply = new Picture.Supply();

    @Test
    void theSenderSurvivesSlicesOfAnyWidth() {
        try (BgrLines lines = new BgrLines()) {
            int walked = 0;
            for (int width = 1; width < LARGEST.width(); width += width < 400 ? 1 : 8) {
                assertWritesStayInThePadding(lines, new PictureSize(width, LINES[walked++ % LINES.length]));
            }
        }
    }

    private void assertWritesStayInThePadding(BgrLines lines, PictureSize size) {
        int guardedBytes = Math.toIntExact(BYTES_PER_PIXEL * LARGEST.pixels());
        int end = Math.toIntExact(BYTES_PER_PIXEL * size.pixels());
        long filled;
        try (Picture picture = supply.take(LARGEST, new YuvColours(2, true), 0);
                Mat larger = lines.of(picture, 0, LARGEST.height());
                BytePointer bytes = larger.data().capacity(guardedBytes)) {
            BytePointer.memset(bytes, GUARD, guardedBytes);
            filled = bytes.address();
        }
        try (Picture picture = supply.take(size, new YuvColours(2, true), 0);
                Mat converted = lines.of(picture, 0, size.height());
                BytePointer bytes = converted.data().capacity(guardedBytes)) {
            assertEquals(filled, bytes.address(), "the guarded buffer is in use");
            ByteBuffer guarded = bytes.asByteBuffer();
            int last = end + GUARD_BYTES;
            while (last > end && guarded.get(last - 1) == GUARD) {
                last--;
            }
            assertTrue(
                    last - end <= PaddedBuffer.PADDING_BYTES, size + ": " + (last - end) + " bytes behind the pixels");
        }
    }
}
