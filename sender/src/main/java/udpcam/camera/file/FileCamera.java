package udpcam.camera.file;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.jspecify.annotations.Nullable;
import udpcam.camera.Camera;
import udpcam.camera.CameraException;
import udpcam.camera.CameraRequest;
import udpcam.camera.Pacer;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
import udpcam.pixels.PictureConverter;
import udpcam.pixels.UnconvertibleException;
import udpcam.run.NanoClock;

/**
 * A file, URL, FIFO or standard input through FFmpeg.
 *
 * <p>A regular file plays at its own rate. Any other input is live: its pictures go out as they come.
 */
public final class FileCamera implements Camera {
    private static final double USUAL_FPS = 25;

    private final String name;
    private final CameraRequest request;
    private final NanoClock clock;
    private final Medium medium;
    private final FFmpegFrameGrabber grabber;
    private final Pacer pacer;
    private final RateLimit rateLimit;
    private final PictureConverter converter = new PictureConverter();
    private long mediaNanos = -1;
    private boolean inPass;
    private long firstNanos;
    private long playedNanos; // the total of the loops before this one
    private boolean gavePictures;
    private boolean ended;

    /** Opens the input. A FIFO blocks until its writer comes. */
    public FileCamera(String name, CameraRequest request, NanoClock clock) throws CameraException {
        this.name = name;
        this.request = request;
        this.clock = clock;
        this.medium = Medium.of(name);
        this.pacer = new Pacer(clock);
        this.rateLimit = new RateLimit(request.fps(), clock.nanoTime());
        if (medium == Medium.MISSING) {
            throw new CameraException(
                    "--device '" + name + "' is no camera, file or URL: see --list-devices, or use --device test",
                    false);
        }
        this.grabber = Ffmpeg.open(name, medium);
    }

    @Override
    public @Nullable Picture grab() throws CameraException, InterruptedException {
        AVFrame frame = read();
        if (frame == null) {
            return endOfInput();
        }
        if (medium == Medium.FILE) {
            pacer.await(nextMediaNanos());
        } else if (!rateLimit.admits(clock.nanoTime())) {
            return null;
        }
        PictureSize size = request.size() == null ? new PictureSize(frame.width(), frame.height()) : request.size();
        try {
            Picture picture = converter.convert(frame, size, clock.nanoTime());
            gavePictures = true;
            return picture;
        } catch (UnconvertibleException e) {
            throw new CameraException(
                    "Cannot show " + name + ": " + e.getMessage() + "; convert it with ffmpeg -pix_fmt yuv420p",
                    false,
                    e);
        }
    }

    private long nextMediaNanos() {
        long timestamp = 1000 * grabber.getTimestamp();
        if (!inPass) {
            inPass = true;
            firstNanos = timestamp; // not every file begins at 0
        }
        long told = playedNanos + timestamp - firstNanos;
        boolean hasTimes = request.fps() == 0 && told > mediaNanos; // streams without a container have none
        mediaNanos = hasTimes ? told : mediaNanos + frameNanos();
        return mediaNanos;
    }

    private long frameNanos() {
        double rate = request.fps() > 0 ? request.fps() : grabber.getVideoFrameRate();
        return (long) (1e9 / (rate > 0 ? rate : USUAL_FPS));
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public String description() {
        String size = grabber.getImageWidth() + "x" + grabber.getImageHeight();
        String codec = String.valueOf(grabber.getVideoCodecName());
        double rate = grabber.getVideoFrameRate();
        String pace = medium == Medium.FILE && rate > 0 ? ", %.4g frames a second".formatted(rate) : "";
        return codec + " " + size + pace + (request.size() == null ? "" : ", scaled to " + request.size());
    }

    @Override
    public void close() {
        converter.close();
        Ffmpeg.close(grabber);
    }

    private @Nullable AVFrame read() throws CameraException, InterruptedException {
        try {
            Frame frame = grabber.grabFrame(false, true, true, false, false);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return frame == null ? null : (AVFrame) frame.opaque;
        } catch (FrameGrabber.Exception e) {
            throw new CameraException(name + " failed: " + Ffmpeg.reason(e), true, e);
        }
    }

    private @Nullable Picture endOfInput() throws CameraException {
        if (medium == Medium.NETWORK) {
            throw new CameraException(name + " ended or failed", true);
        }
        if (!request.loop() || medium != Medium.FILE || !gavePictures) {
            ended = true;
            return null;
        }
        try {
            grabber.restart();
        } catch (FrameGrabber.Exception e) {
            throw new CameraException(name + " cannot be played again: " + Ffmpeg.reason(e), true, e);
        }
        playedNanos = mediaNanos + frameNanos();
        inPass = false;
        return null;
    }
}
