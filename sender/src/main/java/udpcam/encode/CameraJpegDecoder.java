package udpcam.encode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGRA2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
import udpcam.turbojpeg.TurboDecompressor;
import udpcam.turbojpeg.TurboJpeg;

/**
 * Makes pixels of a camera's JPEGs of any kind, of damaged ones as much as there is: through TurboJPEG, if it works here, which
 * prints no warnings; what that refuses, through OpenCV. Called by one thread.
 */
final class CameraJpegDecoder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CameraJpegDecoder.class);

    private final Picture.Supply supply = new Picture.Supply();
    private @Nullable TurboDecompressor turbo; // from the first JPEG on

    /** The picture in pixels, blue, green and red, the caller's to close; null if there are none. */
    @Nullable
    Picture decode(ByteBuffer jpeg, long capturedNanos) {
        try {
            Picture picture = TurboJpeg.isUsable() ? decodeQuietly(jpeg, capturedNanos) : null;
            return picture == null ? decodeAnyKind(jpeg, capturedNanos) : picture;
        } catch (RuntimeException e) { // OpenCV's own exceptions are RuntimeExceptions
            LOG.debug("A JPEG was not decoded", e);
            return null;
        }
    }

    private @Nullable Picture decodeQuietly(ByteBuffer jpeg, long capturedNanos) {
        TurboDecompressor decompressor = turbo == null ? new TurboDecompressor() : turbo;
        turbo = decompressor;
        decompressor.forget();
        PictureSize size = decompressor.size(jpeg);
        if (size == null) {
            return null;
        }
        try (Mat bgrx = new Mat(size.height(), size.width(), CV_8UC4);
                BytePointer data = bgrx.data()) {
            return decompressor.decompress(jpeg, size, data.address())
                    ? picture(size, capturedNanos, bgr -> cvtColor(bgrx, bgr, COLOR_BGRA2BGR))
                    : null;
        }
    }

    private @Nullable Picture decodeAnyKind(ByteBuffer jpeg, long capturedNanos) {
        try (BytePointer bytes = new BytePointer(jpeg);
                Mat row = new Mat(1, jpeg.remaining(), CV_8UC1, bytes);
                Mat pixels = imdecode(row, IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION)) {
            return pixels.empty()
                    ? null
                    : picture(new PictureSize(pixels.cols(), pixels.rows()), capturedNanos, pixels::copyTo);
        }
    }

    private Picture picture(PictureSize size, long capturedNanos, Consumer<Mat> fill) {
        Picture picture = supply.take(size, capturedNanos);
        try (BytePointer pixels = new BytePointer(picture.pixels());
                Mat bgr = new Mat(size.height(), size.width(), CV_8UC3, pixels)) {
            fill.accept(bgr);
        }
        return picture;
    }

    @Override
    public void close() {
        if (turbo != null) {
            turbo.close();
        }
    }
}
