package udpcam.encode;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_422;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.picture.Picture;
import udpcam.pixels.BgrLines;

/** Encodes through OpenCV's libjpeg-turbo, which comes with the program. */
final class OpenCvSliceEncoder implements SliceEncoder {
    private static final int INTERVAL_INDEX = 5;

    private final Sampling sampling;
    private final IntPointer parameters;
    private final BgrLines bgrLines = new BgrLines();
    private BytePointer jpeg = new BytePointer();

    /** {@code quality} is libjpeg's, 1-100. */
    OpenCvSliceEncoder(int quality, Sampling sampling) {
        this.sampling = sampling;
        int factors = switch (sampling) {
            case YUV_420 -> IMWRITE_JPEG_SAMPLING_FACTOR_420;
            case YUV_422 -> IMWRITE_JPEG_SAMPLING_FACTOR_422;
        };
        this.parameters = new IntPointer(
                IMWRITE_JPEG_QUALITY, quality, IMWRITE_JPEG_SAMPLING_FACTOR, factors, IMWRITE_JPEG_RST_INTERVAL, 0);
    }

    @Override
    public ByteBuffer encode(Picture picture, int top, int lines) {
        try (Mat bgr = bgrLines.of(picture, top, lines)) {
            return encode(bgr);
        }
    }

    @Override
    public ByteBuffer encode(Mat bgr) {
        parameters.put(INTERVAL_INDEX, sampling.mcusPerRow(new PictureSize(bgr.cols(), bgr.rows())));
        jpeg.close();
        jpeg = new BytePointer(); // imencode would copy the content of a used one
        imencode(".jpg", bgr, jpeg, parameters);
        return jpeg.limit() == 0 ? ByteBuffer.allocate(0) : jpeg.asByteBuffer();
    }

    @Override
    public void close() {
        parameters.close();
        bgrLines.close();
        jpeg.close();
    }
}
