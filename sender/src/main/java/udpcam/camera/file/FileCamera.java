package udpcam.camera.file;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.jspecify.annotations.Nullable;
import udpcam.camera.Camera;
import udpcam.camera.CameraErrors;
import udpcam.camera.CameraException;
import udpcam.camera.CameraRequest;
import udpcam.camera.Pacer;
import udpcam.camera.RateLimit;
import udpcam.cli.Secrets;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
import udpcam.pixels.Orientation;
import udpcam.pixels.PictureConverter;
import udpcam.pixels.PictureTurner;
import udpcam.pixels.UnconvertibleException;
import udpcam.run.NanoClock;

/**
 * A file, URL, FIFO or standard input through FFmpeg.
 *
 * <p>A regular file plays at its own rate, and so does live video in segments. Any other input is live: its pictures go out as
 * they come.
 */
public final class FileCamera implements Camera {
    private static final double COVER_FPS = 1;
    private static final String Y4M = "yuv4mpegpipe";

    private final String name;
    private final CameraRequest request;
    private final NanoClock clock;
    private final Medium medium;
    private final FFmpegFrameGrabber grabber;
    private final boolean isPaced;
    private final Pacer pacer;
    private final TimeLine timeLine;
    private final RateLimit rateLimit;
    private final PictureConverter converter = new PictureConverter();
    private final PictureTurner turner = new PictureTurner();
    private boolean gavePictures;
    private boolean ended;

    /** Opens the input. A FIFO blocks until its writer comes. */
    public FileCamera(String name, CameraRequest request, NanoClock clock) throws CameraException {
        this(name, Medium.of(name), request, clock);
    }

    /** Opens a URL: a file, which plays at its own rate, or live video. */
    public static FileCamera ofUrl(String url, boolean isFile, CameraRequest request, NanoClock clock)
            throws CameraException {
        return new FileCamera(url, isFile ? Medium.FILE : Medium.NETWORK, request, clock);
    }

    private FileCamera(String name, Medium medium, CameraRequest request, NanoClock clock) throws CameraException {
        this.name = Secrets.masked(name);
        this.request = request;
        this.clock = clock;
        this.medium = medium;
        if (medium == Medium.MISSING) {
            CameraErrors.checkReadable(this.name);
            throw new CameraException(
                    "--device '" + this.name + "' is no camera, file or URL: see --list-devices, or use --device test",
                    false);
        }
        this.grabber = Ffmpeg.open(name, this.name, medium);
        boolean isTimed = Ffmpeg.isTimed(grabber);
        this.timeLine = new TimeLine(isTimed || request.fps() == 0 ? ownFps() : request.fps(), isTimed);
        this.isPaced = medium == Medium.FILE || Ffmpeg.isSegmented(grabber);
        this.pacer = new Pacer(clock);
        this.rateLimit = new RateLimit(request.fps(), isPaced ? 0 : clock.nanoTime());
    }

    private double ownFps() {
        return Ffmpeg.isAttachedPicture(grabber) ? COVER_FPS : grabber.getVideoFrameRate();
    }

    @Override
    public @Nullable Picture grab() throws CameraException, InterruptedException {
        AVFrame frame = read();
        if (frame == null) {
            return endOfInput();
        }
        gavePictures = true;
        return isWanted() ? picture(frame) : null;
    }

    /** Whether the rate asked for has room for the picture. Waits until it is due. */
    private boolean isWanted() throws InterruptedException {
        if (!isPaced) {
            return rateLimit.admits(clock.nanoTime());
        }
        long dueNanos = timeLine.next(1000 * grabber.getTimestamp());
        if (!rateLimit.admits(dueNanos)) {
            return false;
        }
        pacer.await(dueNanos);
        return true;
    }

    private Picture picture(AVFrame frame) throws CameraException {
        Orientation orientation = Orientation.of(frame);
        PictureSize size = request.size() == null
                ? PixelAspect.of(grabber).shown(new PictureSize(frame.width(), frame.height()))
                : orientation.applyTo(request.size());
        try {
            return turner.upright(converter.convert(frame, size, clock.nanoTime()), orientation);
        } catch (UnconvertibleException e) {
            throw new CameraException(
                    "Cannot show " + name + ": " + e.getMessage() + "; convert it with ffmpeg -pix_fmt yuv420p",
                    false,
                    e);
        }
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
        String pace = medium == Medium.FILE && TimeLine.isRate(rate) ? ", %.4g frames a second".formatted(rate) : "";
        return codec + " " + size + pace + (request.size() == null ? "" : ", scaled to " + request.size());
    }

    @Override
    public void close() {
        turner.close();
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
            throw new CameraException(name + " failed: " + FfmpegErrors.explained(e), true, e);
        }
    }

    private @Nullable Picture endOfInput() throws CameraException {
        if (medium == Medium.NETWORK) {
            throw new CameraException(name + " ended or failed", true);
        }
        if (!gavePictures) {
            String reason = FfmpegLog.firstError();
            throw new CameraException(
                    "No picture of " + name + " can be decoded: " + (reason.isEmpty() ? "it ends before" : reason),
                    false);
        }
        ended = !request.loop() || medium != Medium.FILE;
        if (medium == Medium.PIPE && isBroken()) {
            throw new CameraException(
                    name + " goes on with what is no picture of " + grabber.getImageWidth() + "x"
                            + grabber.getImageHeight() + ", such as the header of another size; start the sender again",
                    false);
        }
        if (!ended) {
            begin();
        }
        return null;
    }

    /** Whether the writer of YUV4MPEG2 goes on, but not with the next picture. FFmpeg tells both ends alike. */
    private boolean isBroken() {
        return String.valueOf(grabber.getFormatContext().iformat().name().getString())
                        .equals(Y4M)
                && avformat.avio_feof(grabber.getFormatContext().pb()) == 0;
    }

    /** Plays the file again. */
    private void begin() throws CameraException {
        try {
            grabber.restart();
        } catch (FrameGrabber.Exception e) {
            throw new CameraException(name + " cannot be played again: " + FfmpegErrors.explained(e), true, e);
        }
        timeLine.again();
    }
}
