package udpcam.encode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.setNumThreads;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_422;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import udpcam.frame.Picture;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;

/** Baseline JPEG with a restart marker at every row of MCUs, through OpenCV (libjpeg-turbo). Called by one thread. */
public final class OpenCvJpegEncoder implements FrameEncoder {
    private static final Logger LOG = LoggerFactory.getLogger(OpenCvJpegEncoder.class);
    private static final int INTERVAL_INDEX = 5;

    private final Sampling sampling;
    private final IntPointer parameters;
    private ByteBuffer jpeg = ByteBuffer.allocateDirect(1 << 16);

    /** {@code quality} is libjpeg's, 1-100. */
    public OpenCvJpegEncoder(int quality, Sampling sampling) {
        setNumThreads(1); // OpenCV's idle threads spin, and none of its JPEG code uses them
        this.sampling = sampling;
        int factors = switch (sampling) {
            case YUV_420 -> IMWRITE_JPEG_SAMPLING_FACTOR_420;
            case YUV_422 -> IMWRITE_JPEG_SAMPLING_FACTOR_422;
        };
        this.parameters = new IntPointer(
                IMWRITE_JPEG_QUALITY, quality, IMWRITE_JPEG_SAMPLING_FACTOR, factors, IMWRITE_JPEG_RST_INTERVAL, 0);
        try (Picture first = new Picture.Supply().take(new PictureSize(16, 16), 0)) {
            encode(first); // loads what the first real picture would wait for
        }
    }

    @Override
    public ByteBuffer encode(Picture picture) {
        ByteBuffer compressed = picture.jpeg();
        if (compressed != null) {
            return anew(compressed);
        }
        PictureSize size = picture.size();
        try (BytePointer pixels = new BytePointer(picture.pixels());
                Mat mat = new Mat(size.height(), size.width(), CV_8UC3, pixels)) {
            return encode(mat);
        }
    }

    @Override
    public void close() {
        parameters.close();
    }

    private ByteBuffer anew(ByteBuffer compressed) {
        try (BytePointer bytes = new BytePointer(compressed);
                Mat row = new Mat(1, compressed.remaining(), CV_8UC1, bytes);
                Mat mat = imdecode(row, IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION)) {
            return mat.empty() ? nothing() : encode(mat);
        } catch (RuntimeException e) { // OpenCV's own exceptions are RuntimeExceptions
            LOG.debug("A JPEG was not decoded", e);
            return nothing();
        }
    }

    private ByteBuffer encode(Mat mat) {
        parameters.put(INTERVAL_INDEX, sampling.mcusPerRow(new PictureSize(mat.cols(), mat.rows())));
        try (BytePointer out = new BytePointer()) {
            return imencode(".jpg", mat, out, parameters) ? copy(out) : nothing();
        }
    }

    private ByteBuffer nothing() {
        return jpeg.clear().limit(0);
    }

    private ByteBuffer copy(BytePointer from) {
        int length = Math.toIntExact(from.limit());
        if (jpeg.capacity() < length) {
            jpeg = ByteBuffer.allocateDirect(2 * length);
        }
        return jpeg.clear().put(from.asByteBuffer()).flip();
    }
}
