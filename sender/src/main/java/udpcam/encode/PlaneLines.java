package udpcam.encode;

import org.bytedeco.javacpp.BytePointer;
import udpcam.frame.Picture;
import udpcam.frame.YuvColours;
import udpcam.jpeg.PictureSize;

/** Where a picture's luma and 4:2:0 chroma are, from an even line on; good as long as the picture is. */
final class PlaneLines implements AutoCloseable {
    private final BytePointer bytes;
    private final BytePointer y;
    private final BytePointer cb;
    private final BytePointer cr;

    PlaneLines(Picture picture, int top) {
        PictureSize luma = picture.size();
        PictureSize chroma = YuvColours.chromaSize(luma);
        bytes = new BytePointer(picture.pixels());
        y = bytes.getPointer((long) top * luma.width());
        cb = bytes.getPointer(luma.pixels() + (long) top / 2 * chroma.width());
        cr = cb.getPointer(chroma.pixels());
    }

    BytePointer y() {
        return y;
    }

    BytePointer cb() {
        return cb;
    }

    BytePointer cr() {
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
