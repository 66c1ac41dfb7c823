package udpcam.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import udpcam.display.view.Framing;
import udpcam.display.view.PictureView;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

class NoticeTest {
    private static final PictureSize SIZE = new PictureSize(640, 480);
    private static final int GREY = 0x646464;
    private static final int DIMMED_GREY = 0x212121; // a third is left

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Raster picture = new Raster(
            SIZE,
            ByteBuffer.allocateDirect(Integer.BYTES * SIZE.width() * SIZE.height())
                    .order(ByteOrder.nativeOrder())
                    .asIntBuffer());

    private static Framing framing(int width, int height) {
        return PictureView.PLAIN.frame(SIZE, SIZE, width, height);
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private void fill(int colour) {
        for (int i = 0; i < picture.pixels().capacity(); i++) {
            picture.pixels().put(i, colour);
        }
    }

    @Test
    void theNextNoticeLeavesNothingOfTheOneBefore() {
        fill(GREY);
        Notice.Board board = new Notice.Board(640, 480);
        int[] first = pixels(board.compose(new Notice("Nothing"), picture, framing(640, 480), 1));
        int[] other = pixels(board.compose(new Notice("No video for 2 s"), picture, framing(640, 480), 1));
        int[] again = pixels(board.compose(new Notice("Nothing"), picture, framing(640, 480), 1));
        assertTrue(Arrays.equals(first, again));
        assertTrue(!Arrays.equals(first, other));
        assertEquals(DIMMED_GREY, first[0] & 0xFFFFFF);
    }

    @Test
    void thePictureMovesWithItsFraming() {
        fill(GREY);
        Notice.Board board = new Notice.Board(640, 480);
        board.compose(new Notice("Nothing"), picture, framing(640, 480), 1);
        Framing aside = PictureView.PLAIN.frame(SIZE, SIZE, 320, 480);
        assertEquals(0, board.compose(new Notice("Nothing"), picture, aside, 1).getRGB(0, 0) & 0xFFFFFF); // a bar
    }

    /** Once a second there is a notice: a picture each time would make a window grow that waits. */
    @Test
    void aNoticeOverTheSamePictureAllocatesNoPicture() {
        Notice.Board board = new Notice.Board(640, 480);
        board.compose(new Notice("No video for 1 s"), picture, framing(640, 480), 1);
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        board.compose(new Notice("No video for 2 s"), picture, framing(640, 480), 1);
        long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertTrue(bytes < SIZE.pixels(), bytes + " bytes");
    }
}
