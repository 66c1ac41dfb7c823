package udpcam.pixels;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
import udpcam.picture.YuvColours;

/**
 * Scales pictures of pixels down to half of their sides or more; their colours stay as they are. Between neighbouring pixels it
 * is linear: at half the sides that is the mean of two by two, and means of other areas take ten times as long. Called by one
 * thread.
 */
public final class PictureScaler {
    private static final PictureSize ANY = new PictureSize(4, 4);
    private static final PictureSize HALF = new PictureSize(2, 2);

    private final Picture.Supply supply = new Picture.Supply();

    /** Loads the code, so that no picture need wait for it. */
    public PictureScaler() {
        try (Picture picture = supply.take(ANY, 0)) {
            scale(picture, HALF).close();
        }
    }

    /** The picture in another size, the caller's to close. */
    public Picture scale(Picture picture, PictureSize size) {
        YuvColours yuv = picture.yuv();
        if (yuv != null) {
            Picture scaled = supply.take(size, yuv, picture.capturedNanos());
            scalePlanes(picture, scaled);
            return scaled;
        }
        Picture scaled = supply.take(size, picture.capturedNanos());
        try (BytePointer from = new BytePointer(picture.pixels());
                BytePointer to = new BytePointer(scaled.pixels())) {
            scale(from, picture.size(), CV_8UC3, to, size);
        }
        return scaled;
    }

    private static void scalePlanes(Picture picture, Picture scaled) {
        PictureSize chroma = YuvColours.chromaSize(picture.size());
        PictureSize scaledChroma = YuvColours.chromaSize(scaled.size());
        try (PlaneLines from = new PlaneLines(picture, 0);
                PlaneLines to = new PlaneLines(scaled, 0)) {
            scale(from.y(), picture.size(), CV_8UC1, to.y(), scaled.size());
            scale(from.cb(), chroma, CV_8UC1, to.cb(), scaledChroma);
            scale(from.cr(), chroma, CV_8UC1, to.cr(), scaledChroma);
        }
    }

    private static void scale(BytePointer from, PictureSize size, int type, BytePointer to, PictureSize scaledSize) {
        try (Mat source = new Mat(size.height(), size.width(), type, from);
                Mat target = new Mat(scaledSize.height(), scaledSize.width(), type, to);
                Size scaled = new Size(scaledSize.width(), scaledSize.height())) {
            resize(source, target, scaled, 0, 0, INTER_LINEAR);
        }
    }
}
