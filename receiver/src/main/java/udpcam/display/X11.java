package udpcam.display;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import org.jspecify.annotations.Nullable;

/** The calls of Xlib that put pictures into a window past Java 2D. Errors that the server finds are AWT's to ignore. */
interface X11 extends Library {
    int ZPixmap = 2;
    int LSBFirst = 0;
    NativeLong AllPlanes = new NativeLong(-1);

    int XInitThreads();

    @Nullable
    Pointer XOpenDisplay(@Nullable String name);

    int XCloseDisplay(Pointer display);

    int XGetWindowAttributes(Pointer display, NativeLong window, Attributes attributes);

    Pointer XCreateGC(Pointer display, NativeLong drawable, NativeLong valueMask, @Nullable Pointer values);

    NativeLong XCreatePixmap(Pointer display, NativeLong drawable, int width, int height, int depth);

    int XFreePixmap(Pointer display, NativeLong pixmap);

    int XFillRectangle(Pointer display, NativeLong drawable, Pointer gc, int x, int y, int width, int height);

    @Nullable
    Pointer XGetImage(
            Pointer display, NativeLong drawable, int x, int y, int width, int height, NativeLong planes, int format);

    NativeLong XGetPixel(Pointer image, int x, int y);

    int XDestroyImage(Pointer image);

    int XSync(Pointer display, int discard);

    /** An XWindowAttributes as far as anybody asks. */
    @Structure.FieldOrder({"place", "depth", "visual", "rest"})
    final class Attributes extends Structure {
        public int[] place = new int[5];
        public int depth;
        public @Nullable Pointer visual;
        public byte[] rest = new byte[256]; // more than there is
    }

    /** An XImage as far as anybody asks. */
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
    final class Image extends Structure {
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

    /**
     * Readies Xlib for two threads with a connection each, AWT's and ours; to be called before AWT uses it. From 1.8 on it
     * always is.
     */
    static void initThreads() {
        if (Platform.isX11()) {
            try {
                Native.load("X11", X11.class).XInitThreads();
            } catch (LinkageError e) {
                return; // then there will be no second connection either
            }
        }
    }
}
