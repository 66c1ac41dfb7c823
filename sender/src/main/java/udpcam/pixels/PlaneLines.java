package udpcam.pixels;

import org.bytedeco.javacpp.BytePointer;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;
import udpcam.picture.YuvColours;

/** The addresses of a picture's luma and 4:2:0 chroma from an even line on; valid until the picture is closed. */
public final class PlaneLines implements AutoCloseable {
    private final BytePointer bytes;
    private final BytePointer y;
    private final BytePointer cb;
    private final BytePointer cr;

    public PlaneLines(Picture picture, int top) {
        PictureSize luma = picture.size();
        PictureSize chroma = YuvColours.chromaSize(luma);
        bytes = new BytePointer(picture.pixels());
        y = bytes.getPointer((long) top * luma.width());
        cb = bytes.getPointer(luma.pixels() + (long) top / 2 * chroma.width());
        cr = cb.getPointer(chroma.pixels());
    }

    public BytePointer y() {
        return y;
    }

    public BytePointer cb() {
        return cb;
    }

    public BytePointer cr() {
        return cr;
    }

    @Override
    public void close() {
        cr.close();
        cb.close();
        y.close();
        bytes.close();
    }
}
