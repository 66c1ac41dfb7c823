package udpcam.encode;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import udpcam.frame.Picture;
import udpcam.frame.YuvColours;

/** Lines of pictures as blue, green, red: where they are, or converted. Called by one thread at a time. */
final class BgrLines implements AutoCloseable {
    private final YuvConverter converter = new YuvConverter();
    private Mat converted = new Mat();

    /**
     * The {@code lines} of a picture of pixels from {@code top} on, which is even; without padding.
     *
     * @return the caller's to close, good until the next call or the picture's end
     */
    Mat of(Picture picture, int top, int lines) {
        int width = picture.size().width();
        YuvColours colours = picture.yuv();
        if (colours == null) {
            try (BytePointer pixels = new BytePointer(picture.pixels());
                    BytePointer first = pixels.getPointer(3L * width * top)) {
                return new Mat(lines, width, CV_8UC3, first);
            }
        }
        if (converted.rows() != lines || converted.cols() != width) {
            converted.close();
            converted = new Mat(lines, width, CV_8UC3);
        }
        converter.convert(picture, colours, top, converted);
        return converted.rowRange(0, lines);
    }

    @Override
    public void close() {
        converter.close();
        converted.close();
    }
}
