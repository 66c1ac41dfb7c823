package udpcam.display;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_core.setNumThreads;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import udpcam.frame.Raster;
import udpcam.jpeg.PictureSize;

/** Shows pictures in another size, through OpenCV: bilinear, and halved before as often as there are pixels to spare. */
final class Scaler {
    private final List<Mat> halves = new ArrayList<>(); // kept for the next picture

    Scaler() {
        setNumThreads(1); // OpenCV's idle threads spin
    }

    /** Fills a raster with the whole of another; both are direct. */
    void scale(Raster from, Raster to) {
        try (IntPointer source = new IntPointer(from.pixels());
                IntPointer target = new IntPointer(to.pixels());
                Mat picture = mat(from.size(), source);
                Mat scaled = mat(to.size(), target)) {
            Mat rest = picture;
            for (int i = 0; rest.cols() >= 2 * scaled.cols() && rest.rows() >= 2 * scaled.rows(); i++) {
                rest = halve(rest, i);
            }
            resizeTo(scaled, rest, INTER_LINEAR);
        }
    }

    /** The mean of each two by two pixels, which is fast; means of any other area take ten times as long. */
    private Mat halve(Mat picture, int depth) {
        int width = picture.cols() / 2;
        int height = picture.rows() / 2;
        if (depth == halves.size()) {
            halves.add(new Mat());
        }
        Mat half = halves.get(depth);
        half.create(height, width, CV_8UC4);
        try (Mat even = new Mat(2 * height, 2 * width, CV_8UC4, picture.data(), picture.step())) {
            resizeTo(half, even, INTER_AREA);
        }
        return half;
    }

    private static void resizeTo(Mat target, Mat picture, int interpolation) {
        try (Size size = target.size()) {
            resize(picture, target, size, 0, 0, interpolation);
        }
    }

    private static Mat mat(PictureSize size, IntPointer pixels) {
        return new Mat(size.height(), size.width(), CV_8UC4, pixels);
    }
}
