package udpcam.pixels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import udpcam.jpeg.PictureSize;
import udpcam.picture.PaddedBuffer;

/** The memory of the largest picture, filled before a smaller one is converted into it: shows what is written behind it. */
final class GuardZone {
    /** The picture whose memory is filled. */
    static final PictureSize LARGEST = new PictureSize(2208, 35);

    private static final byte GUARD = (byte) 0xA5;
    private static final int GUARD_BYTES = 4096;
    private static final int BYTES_PER_PIXEL = 3;
    private static final int TOTAL_BYTES = Math.toIntExact(BYTES_PER_PIXEL * LARGEST.pixels());
    private static final int EVERY_WIDTH_BELOW = 400;
    private static final int[] HEIGHTS = {1, 2, 3, 8, 15, 16, 17, 32, 34}; // 9: no height belongs to some widths alone

    private BytePointer memory = new BytePointer();

    /** Does something with one size. */
    interface Walker {
        void visit(PictureSize size) throws UnconvertibleException;
    }

    /** Visits all small widths, then every {@code step}th one, with heights that change from each to the next. */
    static void walk(int step, Walker walker) throws UnconvertibleException {
        for (int width = 1; width < LARGEST.width(); width += width < EVERY_WIDTH_BELOW ? 1 : step) {
            walker.visit(new PictureSize(width, HEIGHTS[width % HEIGHTS.length]));
        }
    }

    /** Takes the memory of a picture of the largest size, which its owner uses again for each smaller one. */
    void watch(Pointer pixels) {
        memory = new BytePointer(pixels).capacity(TOTAL_BYTES);
    }

    void fill() {
        Pointer.memset(memory, GUARD, TOTAL_BYTES);
    }

    /** Fails if something was written further behind the pixels of a picture than their padding goes. */
    void assertWritesStayInThePadding(Pointer pixels, PictureSize size) {
        assertEquals(memory.address(), pixels.address(), "the picture is in the memory that was filled");
        int end = Math.toIntExact(BYTES_PER_PIXEL * size.pixels());
        ByteBuffer bytes = memory.asByteBuffer();
        int last = end + GUARD_BYTES;
        while (last > end && bytes.get(last - 1) == GUARD) {
            last--;
        }
        assertTrue(last - end <= PaddedBuffer.PADDING_BYTES, size + ": " + (last - end) + " bytes behind the pixels");
    }
}
