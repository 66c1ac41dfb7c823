package udpcam.camera.pattern;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.FONT_HERSHEY_SIMPLEX;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.circle;
import static org.bytedeco.opencv.global.opencv_imgproc.putText;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import udpcam.camera.Camera;
import udpcam.camera.CameraRequest;
import udpcam.camera.Pacer;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
import udpcam.run.NanoClock;

/**
 * The test pattern: colour bars, fine detail, a moving ball, the time to the millisecond and the frame's number.
 */
public final class TestPattern implements Camera {
    private static final PictureSize DEFAULT_SIZE = new PictureSize(1280, 720);
    private static final double DEFAULT_FPS = 30;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final double FONT_HEIGHT = 22; // pixels of FONT_HERSHEY_SIMPLEX at scale 1

    private final PictureSize size;
    private final double fps;
    private final NanoClock clock;
    private final Clock wallClock;
    private final Pacer pacer;
    private final Picture.Supply supply = new Picture.Supply();
    private final ByteBuffer background;
    private long number;

    public TestPattern(CameraRequest request, NanoClock clock, Clock wallClock) {
        this.size = request.size() == null ? DEFAULT_SIZE : request.size();
        this.fps = request.fps() == 0 ? DEFAULT_FPS : request.fps();
        this.clock = clock;
        this.wallClock = wallClock;
        this.pacer = new Pacer(clock);
        this.background = TestCard.draw(size);
    }

    @Override
    public Picture grab() throws InterruptedException {
        pacer.await((long) (number * 1e9 / fps));
        Picture picture = supply.take(size, clock.nanoTime());
        picture.pixels().put(background.duplicate()).clear();
        try (BytePointer pixels = new BytePointer(picture.pixels());
                Mat mat = new Mat(size.height(), size.width(), CV_8UC3, pixels)) {
            drawBall(mat);
            drawText(mat, LocalTime.now(wallClock).format(TIME), "frame " + number);
        }
        number++;
        return picture;
    }

    @Override
    public boolean ended() {
        return false;
    }

    @Override
    public String description() {
        return "%s, %.4g frames a second".formatted(size, fps);
    }

    @Override
    public void close() {
        // Nothing to close: the garbage collector frees the pictures.
    }

    private void drawBall(Mat mat) {
        int radius = Math.max(1, size.height() / 16);
        double seconds = number / fps;
        int x = bounce(seconds * size.width() / 4, size.width(), radius);
        int y = bounce(seconds * size.height() / 3, size.height(), radius);
        try (Point centre = new Point(x, y);
                Scalar colour = new Scalar(40, 220, 255, 0)) {
            circle(mat, centre, radius, colour, FILLED, LINE_AA, 0);
        }
    }

    private void drawText(Mat mat, String... lines) {
        double lineHeight = size.height() / 10.0;
        double scale = lineHeight * 0.6 / FONT_HEIGHT;
        int left = size.width() / 20;
        int top = (int) (size.height() - (lines.length + 0.5) * lineHeight);
        try (Point corner = new Point(left, top);
                Point opposite = new Point(left + (int) (scale * 260), top + (int) (lines.length * lineHeight));
                Scalar black = new Scalar(0, 0, 0, 0);
                Scalar white = new Scalar(255, 255, 255, 0)) {
            rectangle(mat, corner, opposite, black, FILLED, LINE_8, 0);
            for (int i = 0; i < lines.length; i++) {
                int baseline = top + (int) ((i + 0.78) * lineHeight);
                try (Point start = new Point(left + (int) (scale * 8), baseline)) {
                    int thickness = Math.max(1, (int) (scale * 2));
                    putText(mat, lines[i], start, FONT_HERSHEY_SIMPLEX, scale, white, thickness, LINE_AA, false);
                }
            }
        }
    }

    /** The position of a ball between two walls after a distance. */
    private static int bounce(double distance, int length, int radius) {
        double room = Math.max(1, length - 2.0 * radius);
        double there = distance % (2 * room);
        return radius + (int) (there <= room ? there : 2 * room - there);
    }
}
