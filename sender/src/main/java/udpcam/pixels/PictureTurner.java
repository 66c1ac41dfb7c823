package udpcam.pixels;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.flip;
import static org.bytedeco.opencv.global.opencv_core.transpose;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
import udpcam.picture.YuvColours;

/** Turns and mirrors pictures of pixels, so that they stand upright. Called by one thread. */
public final class PictureTurner implements AutoCloseable {
    private static final int FLIP_BOTH = -1;
    private static final int FLIP_Y = 0;
    private static final int FLIP_X = 1;

    private final Picture.Supply supply = new Picture.Supply();
    private final Mat transposed = new Mat();

    /** The upright picture, in whose place the given one is closed; the given one if it is upright. */
    public Picture upright(Picture picture, Orientation orientation) {
        if (orientation.equals(Orientation.UPRIGHT)) {
            return picture;
        }
        PictureSize size = orientation.applyTo(picture.size());
        YuvColours yuv = picture.yuv();
        try (picture) {
            if (yuv == null) {
                Picture turned = supply.take(size, picture.capturedNanos());
                try (BytePointer from = new BytePointer(picture.pixels());
                        BytePointer to = new BytePointer(turned.pixels())) {
                    turn(from, picture.size(), CV_8UC3, to, orientation);
                }
                return turned;
            }
            Picture turned = supply.take(size, yuv, picture.capturedNanos());
            turnPlanes(picture, turned, orientation);
            return turned;
        }
    }

    private void turnPlanes(Picture picture, Picture turned, Orientation orientation) {
        PictureSize chroma = YuvColours.chromaSize(picture.size());
        try (PlaneLines from = new PlaneLines(picture, 0);
                PlaneLines to = new PlaneLines(turned, 0)) {
            turn(from.y(), picture.size(), CV_8UC1, to.y(), orientation);
            turn(from.cb(), chroma, CV_8UC1, to.cb(), orientation);
            turn(from.cr(), chroma, CV_8UC1, to.cr(), orientation);
        }
    }

    private void turn(BytePointer from, PictureSize size, int type, BytePointer to, Orientation orientation) {
        PictureSize turnedSize = orientation.applyTo(size);
        try (Mat source = new Mat(size.height(), size.width(), type, from);
                Mat target = new Mat(turnedSize.height(), turnedSize.width(), type, to)) {
            if (orientation.transposed()) {
                transpose(source, transposed);
                mirror(transposed, target, orientation);
            } else {
                mirror(source, target, orientation);
            }
        }
    }

    private static void mirror(Mat source, Mat target, Orientation orientation) {
        if (orientation.mirroredX() || orientation.mirroredY()) {
            int axes = orientation.mirroredX() ? (orientation.mirroredY() ? FLIP_BOTH : FLIP_X) : FLIP_Y;
            flip(source, target, axes);
        } else {
            source.copyTo(target);
        }
    }

    @Override
    public void close() {
        transposed.close();
    }
}
