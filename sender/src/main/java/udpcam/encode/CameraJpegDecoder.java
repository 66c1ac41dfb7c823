package udpcam.encode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGRA2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import udpcam.jpeg.PictureSize;
import udpcam.turbojpeg.TurboDecompressor;
import udpcam.turbojpeg.TurboJpeg;

/**
 * Makes pixels of a camera's JPEGs of any kind, of damaged ones as much as there is: through TurboJPEG, if it works here, which
 * prints no warnings; what that refuses, through OpenCV. Called by one thread.
 */
final class CameraJpegDecoder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CameraJpegDecoder.class);

    private @Nullable TurboDecompressor turbo; // from the first JPEG on

    /** The pixels, blue, green and red, the caller's to close; empty if there are none. */
    Mat decode(ByteBuffer jpeg) {
        try {
            Mat pixels = TurboJpeg.isUsable() ? decodeQuietly(jpeg) : new Mat();
            return pixels.empty() ? decodeAnyKind(jpeg) : pixels;
        } catch (RuntimeException e) { // OpenCV's own exceptions are RuntimeExceptions
            LOG.debug("A JPEG was not decoded", e);
            return new Mat();
        }
    }

    private Mat decodeQuietly(ByteBuffer jpeg) {
        TurboDecompressor decompressor = turbo == null ? new TurboDecompressor() : turbo;
        turbo = decompressor;
        decompressor.forget();
        PictureSize size = decompressor.size(jpeg);
        if (size == null) {
            return new Mat();
        }
        try (Mat bgrx = new Mat(size.height(), size.width(), CV_8UC4);
                BytePointer data = bgrx.data()) {
            Mat bgr = new Mat();
            if (decompressor.decompress(jpeg, size, data.address())) {
                cvtColor(bgrx, bgr, COLOR_BGRA2BGR);
            }
            return bgr;
        }
    }

    private static Mat decodeAnyKind(ByteBuffer jpeg) {
        try (BytePointer bytes = new BytePointer(jpeg);
                Mat row = new Mat(1, jpeg.remaining(), CV_8UC1, bytes)) {
            return imdecode(row, IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION);
        }
    }

    @Override
    public void close() {
        if (turbo != null) {
            turbo.close();
        }
    }
}
