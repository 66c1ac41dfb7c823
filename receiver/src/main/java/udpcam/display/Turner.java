package udpcam.display;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_180;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_CLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_COUNTERCLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.rotate;
import static org.bytedeco.opencv.global.opencv_core.transpose;

import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import udpcam.display.view.Orientation;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

/**
 * Turns and mirrors pictures, through OpenCV, pixel by pixel. The X server could do it while it scales, but not fast: it scales
 * only upright pictures by SIMD.
 */
final class Turner {
    private static final int UPSIDE_DOWN = 0; // codes of OpenCV's flip
    private static final int LEFT_FOR_RIGHT = 1;
    private static final int BOTH = -1;

    private Turner() {}

    /** Fills a raster with a picture as it is to be seen; both are direct, and the sizes fit. */
    static void turn(Raster from, Raster to, Orientation orientation) {
        try (IntPointer source = new IntPointer(from.pixels());
                IntPointer target = new IntPointer(to.pixels());
                Mat picture = mat(from.size(), source);
                Mat seen = mat(to.size(), target)) {
            if (orientation.isMirrored()) {
                mirror(picture, seen, orientation.quarters());
            } else {
                turn(picture, seen, orientation.quarters());
            }
        }
    }

    private static void turn(Mat picture, Mat seen, int quarters) {
        switch (quarters) {
            case 1 -> rotate(picture, seen, ROTATE_90_CLOCKWISE);
            case 2 -> rotate(picture, seen, ROTATE_180);
            case 3 -> rotate(picture, seen, ROTATE_90_COUNTERCLOCKWISE);
            default -> picture.copyTo(seen);
        }
    }

    /** The same of a picture that is mirrored first. */
    private static void mirror(Mat picture, Mat seen, int quarters) {
        switch (quarters) {
            case 1 -> {
                transpose(picture, seen);
                flip(seen, seen, BOTH);
            }
            case 2 -> flip(picture, seen, UPSIDE_DOWN);
            case 3 -> transpose(picture, seen);
            default -> flip(picture, seen, LEFT_FOR_RIGHT);
        }
    }

    private static Mat mat(PictureSize size, IntPointer pixels) {
        return new Mat(size.height(), size.width(), CV_8UC4, pixels);
    }
}
