package udpcam.pixels;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
import udpcam.picture.YuvColours;

/** Gives lines of pictures as blue, green, red. Converts luma and chroma; copies nothing else. Called by one thread at a time. */
public final class BgrLines implements AutoCloseable {
    private static final int PLANES = 3;
    private static final int BYTES_PER_PIXEL = 3;

    private final BgrConverter converter = new BgrConverter();
    private final PointerPointer<Pointer> planes = new PointerPointer<>(PLANES);
    private final IntPointer strides = new IntPointer(PLANES);
    private final Picture.Supply supply = new Picture.Supply();
    private Picture converted = supply.take(new PictureSize(1, 1), 0);

    /**
     * Some lines of a picture of pixels, without padding between them.
     *
     * @param top the first line, even
     * @return the caller's to close; valid until the next call or until the picture is closed
     */
    public Mat of(Picture picture, int top, int lines) {
        YuvColours colours = picture.yuv();
        if (colours == null) {
            return mat(picture, top, lines);
        }
        PictureSize size = new PictureSize(picture.size().width(), lines);
        converted.close();
        converted = supply.take(size, 0);
        convert(picture, top, new PixelLayout(avutil.AV_PIX_FMT_YUV420P, size, colours));
        return mat(converted, 0, lines);
    }

    private void convert(Picture picture, int top, PixelLayout layout) {
        int width = picture.size().width();
        int chromaWidth = YuvColours.chromaSize(picture.size()).width();
        try (PlaneLines lines = new PlaneLines(picture, top)) {
            planes.put(0, lines.y()).put(1, lines.cb()).put(2, lines.cr());
            strides.put(0, width).put(1, chromaWidth).put(2, chromaWidth);
            converter.convert(planes, strides, layout, converted);
        } catch (UnconvertibleException e) {
            throw new IllegalStateException(e); // swscale converts this format, unless memory is exhausted
        }
    }

    private static Mat mat(Picture picture, int top, int lines) {
        int width = picture.size().width();
        try (BytePointer pixels = new BytePointer(picture.pixels());
                BytePointer first = pixels.getPointer((long) BYTES_PER_PIXEL * width * top)) {
            return new Mat(lines, width, CV_8UC3, first);
        }
    }

    @Override
    public void close() {
        converter.close();
        planes.close();
        strides.close();
        converted.close();
    }
}
