package udpcam.display.x11;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** The calls of Xlib that put pictures into a window past Java 2D, and talk to window managers. Errors that the server finds are AWT's to ignore. */
final class X11 {
    static final int ZPixmap = 2;
    static final int LSBFirst = 0;
    static final NativeLong AllPlanes = new NativeLong(-1);

    static {
        Native.register(X11.class, "X11");
    }

    private X11() {}

    /** Readies Xlib for two threads with a connection each, AWT's and ours; from 1.8 on it always is. */
    static native int XInitThreads();

    static native @Nullable Pointer XSetIOErrorHandler(ServerLoss.Handler handler);

    static native @Nullable Pointer XOpenDisplay(@Nullable String name);

    static native int XCloseDisplay(Pointer display);

    static native int XGetWindowAttributes(Pointer display, NativeLong window, Attributes attributes);

    static native Pointer XCreateGC(
            Pointer display, NativeLong drawable, NativeLong valueMask, @Nullable Pointer values);

    static native NativeLong XCreatePixmap(Pointer display, NativeLong drawable, int width, int height, int depth);

    static native int XFreePixmap(Pointer display, NativeLong pixmap);

    static native int XFillRectangle(
            Pointer display, NativeLong drawable, Pointer gc, int x, int y, int width, int height);

    static native @Nullable Pointer XGetImage(
            Pointer display, NativeLong drawable, int x, int y, int width, int height, NativeLong planes, int format);

    static native NativeLong XGetPixel(Pointer image, int x, int y);

    static native int XDestroyImage(Pointer image);

    static native int XSync(Pointer display, int discard);

    static native NativeLong XDefaultRootWindow(Pointer display);

    static native NativeLong XInternAtom(Pointer display, String name, int onlyIfExists);

    static native int XQueryTree(
            Pointer display,
            NativeLong window,
            NativeLongByReference root,
            NativeLongByReference parent,
            PointerByReference children,
            IntByReference childCount);

    static native int XGetWindowProperty(
            Pointer display,
            NativeLong window,
            NativeLong property,
            NativeLong offset,
            NativeLong length,
            int delete,
            NativeLong requestedType,
            NativeLongByReference type,
            IntByReference format,
            NativeLongByReference itemCount,
            NativeLongByReference bytesLeft,
            PointerByReference data);

    static native int XFree(Pointer data);

    static native int XSendEvent(
            Pointer display, NativeLong window, int propagate, NativeLong mask, NetWmState.ClientMessage event);

    /** An XWindowAttributes, its first fields. */
    @Structure.FieldOrder({"place", "depth", "visual", "rest"})
    public static final class Attributes extends Structure {
        public int[] place = new int[5];
        public int depth;
        public @Nullable Pointer visual;
        public byte[] rest = new byte[256]; // more than there is
    }

    /** An XImage, its first fields. */
    @Structure.FieldOrder({
        "width",
        "height",
        "xOffset",
        "format",
        "data",
        "byteOrder",
        "bitmap",
        "depth",
        "bytesPerLine",
        "bitsPerPixel",
        "redMask",
        "greenMask",
        "blueMask"
    })
    public static final class Image extends Structure {
        public int width;
        public int height;
        public int xOffset;
        public int format;
        public @Nullable Pointer data;
        public int byteOrder;
        public int[] bitmap = new int[3];
        public int depth;
        public int bytesPerLine;
        public int bitsPerPixel;
        public NativeLong redMask = new NativeLong();
        public NativeLong greenMask = new NativeLong();
        public NativeLong blueMask = new NativeLong();

        Image(Pointer image) {
            super(image);
            read();
        }
    }
}
