package udpcam.programs;

import java.util.function.Consumer;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import udpcam.run.Worker;

/** The JPEGs that a program writes to its standard output, one behind the other; until the program ends. */
final class MotionJpeg {
    private final FFmpegFrameGrabber grabber;
    private boolean started;

    MotionJpeg(Launched program) {
        grabber = new FFmpegFrameGrabber(program.standardOutput(), 0);
        grabber.setFormat("mjpeg");
    }

    /** Has the pixels of each given on, as 0x00RRGGBB, by a thread of its own. */
    void readTo(Consumer<int[]> taker) {
        new Worker("read", () -> read(taker), Throwable::printStackTrace).start();
    }

    private boolean read(Consumer<int[]> taker) throws FrameGrabber.Exception {
        if (!started) {
            grabber.start();
            started = true;
        }
        Frame frame = grabber.grabImage();
        if (frame == null) {
            grabber.close();
            return false;
        }
        taker.accept(Psnr.pixels(frame));
        return true;
    }
}
