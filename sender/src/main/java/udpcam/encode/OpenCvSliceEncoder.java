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
import udpcam.jpeg.Sampling;
import udpcam.picture.Picture;
import udpcam.pixels.BgrLines;

/** Encodes through OpenCV's libjpeg-turbo, which comes with the program. */
final class OpenCvSliceEncoder implements SliceEncoder {
    private static final int QUALITY_INDEX = 1;
    private static final int INTERVAL_INDEX = 5;

    private final Sampling sampling;
    private final IntPointer parameters;
    private final BgrLines bgrLines = new BgrLines();
    private BytePointer jpeg = new BytePointer();

    OpenCvSliceEncoder(Sampling sampling) {
        this.sampling = sampling;
        int factors = switch (sampling) {
            case YUV_420 -> IMWRITE_JPEG_SAMPLING_FACTOR_420;
            case YUV_422 -> IMWRITE_JPEG_SAMPLING_FACTOR_422;
        };
        this.parameters = new IntPointer(
                IMWRITE_JPEG_QUALITY, 0, IMWRITE_JPEG_SAMPLING_FACTOR, factors, IMWRITE_JPEG_RST_INTERVAL, 0);
    }

    @Override
    public ByteBuffer encode(Picture picture, int top, int lines, int quality) {
        parameters.put(QUALITY_INDEX, quality);
        parameters.put(INTERVAL_INDEX, sampling.mcusPerRow(picture.size()));
        jpeg.close();
        jpeg = new BytePointer(); // imencode would copy the content of a used one
        try (Mat bgr = bgrLines.of(picture, top, lines)) {
            imencode(".jpg", bgr, jpeg, parameters);
        }
        return jpeg.limit() == 0 ? ByteBuffer.allocate(0) : jpeg.asByteBuffer();
    }

    @Override
    public void close() {
        parameters.close();
        bgrLines.close();
        jpeg.close();
    }
}
