package udpcam.display.x11;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;

/** Has the X server draw pictures into a window in another size: bilinear, from a pixmap of the picture's own size. */
final class XScaler {
    private static final int ONE = 1 << 16;
    private static final int ATTRIBUTES = 32; // ints: more than there are

    private final Pointer display;
    private final NativeLong window;
    private final int depth;
    private final Pointer format;
    private final NativeLong target;
    private NativeLong pixmap = XRender.None;
    private NativeLong source = XRender.None;
    private @Nullable PictureSize size;
    private int[] transform = {}; // of the source

    XScaler(Pointer display, NativeLong window, Pointer visual, int depth) throws SharedMemoryException {
        this.display = display;
        this.window = window;
        this.depth = depth;
        boolean known = XRender.XRenderQueryExtension(display, new IntByReference(), new IntByReference()) != 0;
        Pointer found = known ? XRender.XRenderFindVisualFormat(display, visual) : null;
        if (found == null) {
            throw new SharedMemoryException("the X server does not scale");
        }
        format = found;
        target = XRender.XRenderCreatePicture(display, window, format, XRender.None, null);
    }

    /** Where a picture of this size has to be put to be drawn. */
    NativeLong pixmap(PictureSize wanted) {
        if (!wanted.equals(size)) {
            if (size != null) {
                XRender.XRenderFreePicture(display, source);
                X11.XFreePixmap(display, pixmap);
            }
            size = wanted;
            transform = new int[0]; // the new picture has none yet
            pixmap = X11.XCreatePixmap(display, window, wanted.width(), wanted.height(), depth);
            int[] attributes = new int[ATTRIBUTES];
            attributes[0] = XRender.RepeatPad; // at its edges there is nothing to blend with
            source = XRender.XRenderCreatePicture(display, pixmap, format, XRender.CPRepeat, attributes);
            XRender.XRenderSetPictureFilter(display, source, "bilinear", null, 0);
        }
        return pixmap;
    }

    /** Draws what was put into the pixmap. */
    void draw(Rectangle place) {
        if (size != null) {
            double across = (double) size.width() / place.width;
            double down = (double) size.height() / place.height;
            draw(place, AffineTransform.getScaleInstance(across, down));
        }
    }

    /** Draws some of what was put into the pixmap: {@code toPicture} is from the place's points to the pixmap's. */
    void draw(Rectangle place, AffineTransform toPicture) {
        int[] wanted = {
            fixed(toPicture.getScaleX()),
            fixed(toPicture.getShearX()),
            fixed(toPicture.getTranslateX()),
            fixed(toPicture.getShearY()),
            fixed(toPicture.getScaleY()),
            fixed(toPicture.getTranslateY()),
            0,
            0,
            ONE
        };
        if (!Arrays.equals(wanted, transform)) {
            transform = wanted;
            XRender.XRenderSetPictureTransform(display, source, wanted);
        }
        XRender.XRenderComposite(
                display,
                XRender.PictOpSrc,
                source,
                XRender.None,
                target,
                0,
                0,
                0,
                0,
                place.x,
                place.y,
                place.width,
                place.height);
    }

    private static int fixed(double number) {
        return (int) Math.round(ONE * number);
    }
}
