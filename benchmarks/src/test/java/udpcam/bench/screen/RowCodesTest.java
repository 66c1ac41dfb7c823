package udpcam.bench.screen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.bench.clip.Clip;
import udpcam.jpeg.PictureSize;

/** Numbers in the rows of a picture that a sender makes smaller, and a receiver as large as before. */
class RowCodesTest {
    private static final PictureSize SIZE = new PictureSize(1280, 720);
    private static final Clip CLIP = Clip.drawn(SIZE);
    private static final int LEFT = 61;
    private static final int TOP = 37;
    private static final int LIMIT = 1000;

    @ParameterizedTest
    @CsvSource({"1, 20", "0.75, 20", "0.5, 20", "0.5, 10"})
    void numbersSurviveASmallerPictureOfLowQuality(double scale, int quality) {
        for (int number : new int[] {1, 77, 511, 998}) {
            try (Mat picture = picture(CLIP.numberedInRows(number));
                    Mat small = resized(picture, scale, opencv_imgproc.INTER_AREA);
                    Mat decoded = decoded(small, quality);
                    Mat shown = resized(decoded, 1 / scale, opencv_imgproc.INTER_LINEAR)) {
                int[] expected = new int[RowCodes.rows(SIZE)];
                Arrays.fill(expected, number);
                assertArrayEquals(expected, read(shown));
            }
        }
    }

    private static int[] read(Mat shown) {
        int[] numbers = new int[RowCodes.rows(SIZE)];
        UByteIndexer luma = shown.createIndexer();
        RowColumn column = new RowColumn(
                1600, 1040, numbers.length, LIMIT, (x, y) -> isIn(x, y) ? luma.get(y - TOP, x - LEFT) : 0);
        assertTrue(column.find());
        column.read(numbers);
        return numbers;
    }

    private static boolean isIn(int x, int y) {
        return x >= LEFT && x < LEFT + SIZE.width() && y >= TOP && y < TOP + SIZE.height();
    }

    private static Mat picture(byte[] frame) {
        Mat bgr = new Mat();
        try (BytePointer bytes = new BytePointer(frame);
                BytePointer planes = bytes.getPointer(frame.length - SIZE.pixels() * 3 / 2);
                Mat yuv = new Mat(SIZE.height() * 3 / 2, SIZE.width(), opencv_core.CV_8UC1, planes)) {
            opencv_imgproc.cvtColor(yuv, bgr, opencv_imgproc.COLOR_YUV2BGR_I420);
        }
        return bgr;
    }

    private static Mat resized(Mat picture, double scale, int interpolation) {
        Mat resized = new Mat();
        try (Size size = new Size((int) Math.round(scale * picture.cols()), (int) Math.round(scale * picture.rows()))) {
            opencv_imgproc.resize(picture, resized, size, 0, 0, interpolation);
        }
        return resized;
    }

    private static Mat decoded(Mat picture, int quality) {
        try (BytePointer jpeg = new BytePointer();
                IntPointer setting = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality)) {
            opencv_imgcodecs.imencode(".jpg", picture, jpeg, setting);
            try (Mat bytes = new Mat(jpeg)) {
                return opencv_imgcodecs.imdecode(bytes, opencv_imgcodecs.IMREAD_GRAYSCALE);
            }
        }
    }
}
