package udpcam.display.x11;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.awt.Canvas;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.geom.AffineTransform;
import org.jspecify.annotations.Nullable;
import udpcam.display.x11.XShm.SegmentInfo;
import udpcam.jpeg.PictureSize;

/**
 * A canvas of AWT's as a window of the X server, on a connection of our own that draws out of shared memory. One thread
 * calls it at a time. It stays open as long as the program runs; a window that is gone is drawn to in vain.
 */
public final class XWindow {
    private static final String TOOLKIT = "sun.awt.X11.XToolkit";
    private static final int DEPTH = 24;
    private static final int RGB = 0xFFFFFF;

    private final NativeLong window;
    private final Pointer display;
    private final Pointer visual;
    private final Pointer gc;
    private final XScaler scaler;

    /** Readies Xlib for a second connection; to be called before AWT opens the first. */
    public static void prepare() {
        if (Platform.isX11()) {
            X11.XInitThreads();
        }
    }

    /** To be called when the canvas has its native window. */
    public XWindow(Canvas canvas) throws SharedMemoryException {
        Toolkit toolkit = Toolkit.getDefaultToolkit();
        require(toolkit.getClass().getName().equals(TOOLKIT), "the screen is not X11's");
        window = new NativeLong(Native.getComponentID(canvas));
        toolkit.sync(); // from now on the server knows the window
        display = required(X11.XOpenDisplay(null), "the X server takes no second connection");
        X11.Attributes attributes = new X11.Attributes();
        boolean queried = X11.XGetWindowAttributes(display, window, attributes) != 0;
        try {
            require(XShm.XShmQueryExtension(display) != 0, "the X server has no MIT-SHM");
            require(queried, "the X server knows no such window");
            require(attributes.depth == DEPTH, "the window's depth is " + attributes.depth);
            visual = required(attributes.visual, "the window has no visual");
            scaler = new XScaler(display, window, visual, DEPTH);
        } catch (SharedMemoryException refused) {
            X11.XCloseDisplay(display);
            throw refused;
        }
        gc = X11.XCreateGC(display, window, new NativeLong(0), null); // its foreground is pixel 0, black
    }

    private static void require(boolean condition, String otherwise) throws SharedMemoryException {
        if (!condition) {
            throw new SharedMemoryException(otherwise);
        }
    }

    private static Pointer required(@Nullable Pointer pointer, String otherwise) throws SharedMemoryException {
        if (pointer == null) {
            throw new SharedMemoryException(otherwise);
        }
        return pointer;
    }

    /** Has the server attach a segment; whether it did, {@link #reads} tells. */
    void attach(SegmentInfo segment) {
        XShm.XShmAttach(display, segment);
        sync();
    }

    /** Has the server let go of a segment, whose image is gone then. */
    void detach(SegmentInfo segment, Pointer image) {
        XShm.XShmDetach(display, segment);
        sync();
        X11.XDestroyImage(image); // such images leave their data alone
    }

    /** An image in a segment, which fills it if it is as a {@code Raster} is: an int 0x00RRGGBB a pixel, without padding. */
    Pointer image(SegmentInfo segment, Pointer data, PictureSize size) throws SharedMemoryException {
        Pointer image = required(
                XShm.XShmCreateImage(display, visual, DEPTH, X11.ZPixmap, data, segment, size.width(), size.height()),
                "Xlib makes no image");
        X11.Image layout = new X11.Image(image);
        boolean fits = layout.byteOrder == X11.LSBFirst
                && layout.bitsPerPixel == Integer.SIZE
                && layout.bytesPerLine == Integer.BYTES * size.width()
                && layout.redMask.intValue() == 0xFF0000
                && layout.greenMask.intValue() == 0xFF00
                && layout.blueMask.intValue() == 0xFF;
        if (!fits) {
            X11.XDestroyImage(image);
            throw new SharedMemoryException("pixels lie in another way: " + layout);
        }
        return image;
    }

    /**
     * Whether the server finds this pixel at an image's start. It does not if it may not attach the segment, or if it is
     * on the other side of a network or container: there the segment's number may even be that of another one.
     */
    boolean reads(Pointer image, int pixel) {
        NativeLong probe = X11.XCreatePixmap(display, window, 1, 1, DEPTH);
        X11.XFillRectangle(display, probe, gc, 0, 0, 1, 1);
        put(image, new PictureSize(1, 1), probe, 0, 0);
        Pointer seen = X11.XGetImage(display, probe, 0, 0, 1, 1, X11.AllPlanes, X11.ZPixmap);
        X11.XFreePixmap(display, probe);
        if (seen == null) {
            return false;
        }
        int found = X11.XGetPixel(seen, 0, 0).intValue() & RGB;
        X11.XDestroyImage(seen);
        return found == pixel;
    }

    /** Draws an image of this size; it must stay as it is until the next {@link #sync}. */
    void draw(Pointer image, PictureSize size, Rectangle place) {
        if (place.width != size.width() || place.height != size.height()) {
            put(image, size, scaler.pixmap(size), 0, 0);
            scaler.draw(place);
        } else {
            put(image, size, window, place.x, place.y);
        }
    }

    /** Draws some of an image: {@code toPicture} is from the place's points to the image's. */
    void draw(Pointer image, PictureSize size, Rectangle place, AffineTransform toPicture) {
        put(image, size, scaler.pixmap(size), 0, 0);
        scaler.draw(place, toPicture);
    }

    private void put(Pointer image, PictureSize size, NativeLong target, int x, int y) {
        XShm.XShmPutImage(display, target, gc, image, 0, 0, x, y, size.width(), size.height(), 0);
    }

    public void fillBlack(int x, int y, int width, int height) {
        X11.XFillRectangle(display, window, gc, x, y, width, height);
    }

    /** Returns when the server has done all, and so reads no image any more. */
    public void sync() {
        X11.XSync(display, 1); // without the events, which nobody reads
    }
}
