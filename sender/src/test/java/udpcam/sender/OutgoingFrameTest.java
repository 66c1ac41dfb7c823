package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;

class OutgoingFrameTest {
    private final List<OutgoingFrame> home = new ArrayList<>();
    private final OutgoingFrame frame = new OutgoingFrame(home::add);
    private final Picture.Supply supply = new Picture.Supply();
    private final JpegFrame view = new JpegFrame();

    @Test
    void aRouteSeesWhatIsThereAndItsEnd() throws InterruptedException {
        frame.begin(supply.take(new PictureSize(16, 16), 7), 9);
        assertTrue(frame.grown(Jpegs.frame(5000)));
        assertFalse(frame.grown(Jpegs.frame(6000)));
        assertEquals(2, frame.await(0, view));
        assertEquals(6000, view.scanEnd());
        frame.end();
        assertEquals(2, frame.await(2, view), "no more will come");
        assertEquals(7, frame.capturedNanos());
        assertEquals(9, frame.captureTime());
    }

    @Test
    void aFrameThatItsEncoderGaveUpEndsBeforeItHasGrown() throws InterruptedException {
        frame.begin(supply.take(new PictureSize(16, 16), 0), 0).end();
        assertEquals(0, frame.await(0, view));
    }

    @Test
    void theLastOneToCloseItGivesItHomeAndWithItACamerasOwnJpeg() {
        ByteBuffer jpeg = ByteBuffer.allocate(100);
        Picture picture = supply.copyJpeg(jpeg, new PictureSize(16, 16), 0);
        frame.begin(picture, 0).hold().hold();
        assertTrue(frame.keeps(picture));
        frame.close();
        frame.close();
        assertEquals(List.of(), home);
        frame.close();
        assertEquals(List.of(frame), home);
        frame.letGoOfPicture();
        assertFalse(frame.keeps(picture));
    }

    @Test
    void pixelsAreNotKeptUntilTheFrameIsSent() {
        Picture picture = supply.take(new PictureSize(16, 16), 0);
        assertFalse(frame.begin(picture, 0).keeps(picture));
    }
}
