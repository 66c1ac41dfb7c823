package udpcam.encode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_422;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import udpcam.frame.Picture;
import udpcam.frame.YuvColours;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;

/** Encodes lines of pictures to JPEGs of their own, with memory that stays in its core's cache. Called by one thread at a time. */
final class SliceEncoder implements AutoCloseable {
    private static final int INTERVAL_INDEX = 5;

    private final Sampling sampling;
    private final IntPointer parameters;
    private final YuvConverter converter = new YuvConverter();
    private Mat bgr = new Mat();

    /** {@code quality} is libjpeg's, 1-100. */
    SliceEncoder(int quality, Sampling sampling) {
        this.sampling = sampling;
        int factors = switch (sampling) {
            case YUV_420 -> IMWRITE_JPEG_SAMPLING_FACTOR_420;
            case YUV_422 -> IMWRITE_JPEG_SAMPLING_FACTOR_422;
        };
        this.parameters = new IntPointer(
                IMWRITE_JPEG_QUALITY, quality, IMWRITE_JPEG_SAMPLING_FACTOR, factors, IMWRITE_JPEG_RST_INTERVAL, 0);
    }

    /**
     * Encodes {@code lines} of a picture of pixels from {@code top} on, which is even.
     *
     * @return the JPEG, the caller's to close; empty if there is none
     */
    BytePointer encode(Picture picture, int top, int lines) {
        PictureSize size = picture.size();
        YuvColours colours = picture.yuv();
        if (colours != null) {
            if (bgr.rows() != lines || bgr.cols() != size.width()) {
                bgr.close();
                bgr = new Mat(lines, size.width(), CV_8UC3);
            }
            converter.convert(picture, colours, top, bgr);
            return encode(bgr);
        }
        try (BytePointer pixels = new BytePointer(picture.pixels());
                BytePointer first = pixels.getPointer(3L * size.width() * top);
                Mat rows = new Mat(lines, size.width(), CV_8UC3, first)) {
            return encode(rows);
        }
    }

    /** The same of a picture of blue, green, red in native memory. */
    BytePointer encode(Mat picture, int top, int lines) {
        try (Mat rows = picture.rowRange(top, top + lines)) {
            return encode(rows);
        }
    }

    @Override
    public void close() {
        parameters.close();
        converter.close();
        bgr.close();
    }

    private BytePointer encode(Mat rows) {
        parameters.put(INTERVAL_INDEX, sampling.mcusPerRow(new PictureSize(rows.cols(), rows.rows())));
        BytePointer jpeg = new BytePointer();
        imencode(".jpg", rows, jpeg, parameters);
        return jpeg;
    }
}
