package udpcam.display;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_core.setNumThreads;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

/**
 * Shrinks pictures, through OpenCV, to half, a quarter, ...: each pixel the mean of two by two, which is fast; means of
 * any other area take ten times as long. What is shrunk more than that without means falls into patterns.
 */
final class Halver {
    private final List<Mat> halves = new ArrayList<>(); // kept for the next picture

    Halver() {
        Loader.load(opencv_imgproc.class); // now: the first picture is larger than the window, and would wait for it
        setNumThreads(1); // OpenCV's idle threads spin
    }

    /** The picture's size, halved as often as it stays no smaller than it is to be shown. */
    static PictureSize halved(PictureSize picture, PictureSize shown) {
        int width = picture.width();
        int height = picture.height();
        while (width / 2 >= shown.width() && height / 2 >= shown.height()) {
            width /= 2;
            height /= 2;
        }
        return new PictureSize(width, height);
    }

    /** Fills a raster of the halved size with a picture; both are direct. */
    void halve(Raster from, Raster to) {
        try (IntPointer source = new IntPointer(from.pixels());
                IntPointer target = new IntPointer(to.pixels());
                Mat picture = mat(from.size(), source);
                Mat shrunk = mat(to.size(), target)) {
            Mat rest = picture;
            for (int i = 0; rest.cols() / 2 > shrunk.cols(); i++) {
                rest = halve(rest, half(i));
            }
            halve(rest, shrunk);
        }
    }

    private Mat half(int depth) {
        if (depth == halves.size()) {
            halves.add(new Mat());
        }
        return halves.get(depth);
    }

    private static Mat halve(Mat picture, Mat half) {
        int width = picture.cols() / 2;
        int height = picture.rows() / 2;
        try (Mat even = new Mat(2 * height, 2 * width, CV_8UC4, picture.data(), picture.step());
                Size size = new Size(width, height)) {
            resize(even, half, size, 0, 0, INTER_AREA);
        }
        return half;
    }

    private static Mat mat(PictureSize size, IntPointer pixels) {
        return new Mat(size.height(), size.width(), CV_8UC4, pixels);
    }
}
