package udpcam.display.x11;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import org.jspecify.annotations.Nullable;

/** MIT-SHM, the extension of X11 by which the server reads pictures out of a client's memory. In libXext. */
final class XShm {
    static {
        Native.register(XShm.class, "Xext");
    }

    private XShm() {}

    static native int XShmQueryExtension(Pointer display);

    static native int XShmAttach(Pointer display, SegmentInfo segment);

    static native int XShmDetach(Pointer display, SegmentInfo segment);

    static native @Nullable Pointer XShmCreateImage(
            Pointer display,
            Pointer visual,
            int depth,
            int format,
            Pointer data,
            SegmentInfo segment,
            int width,
            int height);

    static native int XShmPutImage(
            Pointer display,
            NativeLong drawable,
            Pointer gc,
            Pointer image,
            int fromX,
            int fromY,
            int toX,
            int toY,
            int width,
            int height,
            int sendEvent);

    /** An XShmSegmentInfo; images made with it point to it. */
    @Structure.FieldOrder({"segment", "id", "address", "readOnly"})
    public static final class SegmentInfo extends Structure {
        public NativeLong segment = new NativeLong(); // the server's name for it
        public int id;
        public @Nullable Pointer address;
        public int readOnly;
    }
}
