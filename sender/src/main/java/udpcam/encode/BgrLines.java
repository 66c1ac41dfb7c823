package udpcam.encode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import udpcam.frame.Picture;
import udpcam.frame.YuvColours;
import udpcam.jpeg.PictureSize;

/** Lines of pictures as blue, green, red: where they are, or converted. Called by one thread at a time. */
final class BgrLines implements AutoCloseable {
    private final YuvConverter converter = new YuvConverter();
    private final Picture.Supply supply = new Picture.Supply();
    private Picture converted = supply.take(new PictureSize(1, 1), 0);

    /**
     * The {@code lines} of a picture of pixels from {@code top} on, which is even; without padding.
     *
     * @return the caller's to close, good until the next call or the picture's end
     */
    Mat of(Picture picture, int top, int lines) {
        YuvColours colours = picture.yuv();
        if (colours == null) {
            return mat(picture, top, lines);
        }
        converted.close();
        converted = supply.take(new PictureSize(picture.size().width(), lines), 0);
        converter.convert(picture, colours, top, converted);
        return mat(converted, 0, lines);
    }

    private static Mat mat(Picture picture, int top, int lines) {
        int width = picture.size().width();
        try (BytePointer pixels = new BytePointer(picture.pixels());
                BytePointer first = pixels.getPointer(3L * width * top)) {
            return new Mat(lines, width, CV_8UC3, first);
        }
    }

    @Override
    public void close() {
        converter.close();
        converted.close();
    }
}
