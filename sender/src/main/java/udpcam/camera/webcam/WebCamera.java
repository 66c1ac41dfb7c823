package udpcam.camera.webcam;

import static org.bytedeco.opencv.global.opencv_videoio.CAP_PROP_CONVERT_RGB;
import static org.bytedeco.opencv.global.opencv_videoio.CAP_PROP_FPS;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.bytedeco.javacv.FrameGrabber.ImageMode;
import org.bytedeco.javacv.OpenCVFrameGrabber;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import udpcam.camera.Camera;
import udpcam.camera.CameraErrors;
import udpcam.camera.CameraException;
import udpcam.camera.CameraRequest;
import udpcam.camera.v4l2.PixelFormat;
import udpcam.camera.v4l2.V4l2Device;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
import udpcam.run.NanoClock;

/** A webcam through OpenCV. Called by one thread, which waits up to 2 s for a picture. */
public final class WebCamera implements Camera {
    private static final Logger LOG = LoggerFactory.getLogger(WebCamera.class);
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]{4}");
    private static final int BYTES_PER_PIXEL = 3;
    private static final long SILENCE_NANOS =
            TimeUnit.SECONDS.toNanos(1); // a driver's refusal comes at once, silence after the timeout

    private final OpenCVFrameGrabber grabber;
    private final String label;
    private final PictureSize size;
    private final String description;
    private final NanoClock clock;
    private final Picture.Supply supply;

    private WebCamera(
            OpenCVFrameGrabber grabber, String label, CameraRequest request, NanoClock clock, Picture.Supply supply) {
        this.grabber = grabber;
        this.label = label;
        this.size = new PictureSize(grabber.getImageWidth(), grabber.getImageHeight());
        this.description = given(grabber, size).describe(request);
        this.clock = clock;
        this.supply = supply;
    }

    /**
     * Opens a camera and waits for its first picture. If none comes, this takes minutes, or until an interrupt.
     *
     * @throws CameraException if the device is missing, is not a camera, lacks the format asked for, or fails
     */
    public static WebCamera open(DeviceName name, CameraRequest request, NanoClock clock, Picture.Supply supply)
            throws CameraException, InterruptedException {
        DeviceName.Node node = name.resolve();
        CameraMode wanted = V4l2Device.isAvailable() ? checked(node.label(), request) : ModeChoice.blindly(request);
        OpenCvSetup.apply();
        OpenCVFrameGrabber grabber = configured(node.index(), wanted);
        try {
            grabber.start();
            throwIfInterrupted();
        } catch (FrameGrabber.Exception | RuntimeException e) { // OpenCV's own exceptions are RuntimeExceptions
            close(grabber);
            throwIfInterrupted();
            throw notStarted(node.label(), e);
        } catch (InterruptedException e) {
            close(grabber);
            throw e;
        }
        WebCamera camera = new WebCamera(grabber, node.label(), request, clock, supply);
        if (V4l2Device.isAvailable() && PixelFormat.isJpeg(grabber.getFormat())) {
            grabber.setImageMode(ImageMode.RAW); // otherwise JavaCV takes one channel for grey and converts it
            grabber.setOption(CAP_PROP_CONVERT_RGB, 0); // it would decode, and print libjpeg's warnings
        }
        return camera;
    }

    @Override
    public @Nullable Picture grab() throws CameraException, InterruptedException {
        long before = clock.nanoTime();
        try {
            trigger();
        } catch (FrameGrabber.Exception | RuntimeException e) {
            throwIfInterrupted();
            throw lost(clock.nanoTime() - before >= SILENCE_NANOS, e);
        }
        long captured = clock.nanoTime();
        throwIfInterrupted();
        Frame frame = retrieved();
        return frame == null ? null : picture(frame, captured);
    }

    @Override
    public boolean ended() {
        return false;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void close() {
        close(grabber);
    }

    private static CameraMode checked(String path, CameraRequest request) throws CameraException {
        try (V4l2Device device = V4l2Device.open(path)) {
            if (!device.isCamera()) {
                throw CameraErrors.notACamera(path);
            }
            if (device.isBusy()) {
                throw CameraErrors.busy(path, null);
            }
            return ModeChoice.choose("Camera " + path, device.formats(), request);
        }
    }

    /** Uses trigger mode without extra buffers. Otherwise grab() returns the picture before the newest. */
    private static OpenCVFrameGrabber configured(int index, CameraMode wanted) {
        OpenCVFrameGrabber grabber = new OpenCVFrameGrabber(index);
        grabber.setTriggerMode(true);
        grabber.setNumBuffers(-1);
        if (!wanted.fourcc().isEmpty()) {
            grabber.setFormat(wanted.fourcc());
        }
        if (wanted.size() != null) {
            grabber.setImageWidth(wanted.size().width());
            grabber.setImageHeight(wanted.size().height());
        }
        grabber.setFrameRate(wanted.fps() > 0 ? Math.max(1, wanted.fps()) : 0); // OpenCV rounds it
        return grabber;
    }

    /** The mode that the camera gives after configuration. */
    private static CameraMode given(OpenCVFrameGrabber grabber, PictureSize size) {
        String fourcc = grabber.getFormat();
        return new CameraMode(
                PRINTABLE.matcher(fourcc).matches() ? fourcc : "", // some systems have numbers of their own
                size,
                grabber.getOption(CAP_PROP_FPS));
    }

    /** The frame that trigger() took, valid until the next. OpenCV repeats the frame before if a JPEG cannot be decoded. */
    private @Nullable Frame retrieved() {
        try {
            Frame frame = grabber.grab();
            boolean usable = isJpeg(frame) || frame.imageChannels == BYTES_PER_PIXEL;
            return usable && frame.imageDepth == Frame.DEPTH_UBYTE ? frame : null;
        } catch (FrameGrabber.Exception | RuntimeException e) {
            LOG.debug("A frame was left out", e);
            return null;
        }
    }

    /** Whether the frame is a JPEG that was not decoded, a row of bytes. */
    private boolean isJpeg(Frame frame) {
        return grabber.getImageMode() == ImageMode.RAW && frame.imageChannels == 1 && frame.imageHeight == 1;
    }

    private Picture picture(Frame frame, long capturedNanos) {
        return isJpeg(frame) ? jpeg(frame, capturedNanos) : pixels(frame, capturedNanos);
    }

    private Picture jpeg(Frame frame, long capturedNanos) {
        ByteBuffer bytes = (ByteBuffer) frame.image[0];
        return supply.copyJpeg(bytes.limit(frame.imageWidth).position(0), size, capturedNanos);
    }

    private Picture pixels(Frame frame, long capturedNanos) {
        Picture picture = supply.take(new PictureSize(frame.imageWidth, frame.imageHeight), capturedNanos);
        ByteBuffer from = (ByteBuffer) frame.image[0];
        ByteBuffer to = picture.pixels();
        int rowBytes = BYTES_PER_PIXEL * frame.imageWidth;
        if (frame.imageStride == rowBytes) {
            to.put(0, from, 0, rowBytes * frame.imageHeight);
        } else {
            for (int row = 0; row < frame.imageHeight; row++) {
                to.put(row * rowBytes, from, row * frame.imageStride, rowBytes);
            }
        }
        return picture;
    }

    /** Waits for a frame and takes it. */
    @SuppressWarnings("try") // the scope frees the Mat that each trigger() makes
    private void trigger() throws FrameGrabber.Exception {
        try (PointerScope scope = new PointerScope()) {
            grabber.trigger();
        }
    }

    private static CameraException notStarted(String label, Exception cause) {
        if (!V4l2Device.isAvailable()) {
            return CameraErrors.missingOrSilent(label, cause);
        }
        return isUnplugged(label) ? CameraErrors.unplugged(label, cause) : CameraErrors.silent(label, cause);
    }

    private CameraException lost(boolean silent, Exception cause) {
        if (isUnplugged(label)) {
            return CameraErrors.unplugged(label, cause);
        }
        return silent ? CameraErrors.silent(label, cause) : CameraErrors.failed(label, cause);
    }

    private static boolean isUnplugged(String label) {
        return V4l2Device.isAvailable() && !V4l2Device.isThere(label);
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private static void close(OpenCVFrameGrabber grabber) {
        try {
            grabber.close();
        } catch (FrameGrabber.Exception e) {
            LOG.debug("The camera did not close", e);
        }
    }
}
