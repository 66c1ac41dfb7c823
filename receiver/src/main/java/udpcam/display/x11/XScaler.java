package udpcam.display.x11;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.awt.Rectangle;
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
    private int drawnWidth;
    private int drawnHeight;

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
            drawnWidth = 0; // the new picture has no transform yet
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
        if (size != null && (place.width != drawnWidth || place.height != drawnHeight)) {
            drawnWidth = place.width;
            drawnHeight = place.height;
            int across = (int) Math.round((double) ONE * size.width() / place.width);
            int down = (int) Math.round((double) ONE * size.height() / place.height);
            XRender.XRenderSetPictureTransform(display, source, new int[] {across, 0, 0, 0, down, 0, 0, 0, ONE});
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
}
