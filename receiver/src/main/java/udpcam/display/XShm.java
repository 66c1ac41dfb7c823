package udpcam.display;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import org.jspecify.annotations.Nullable;

/** MIT-SHM, the extension of X11 by which the server reads pictures out of a client's memory. In libXext. */
interface XShm extends Library {
    int XShmQueryExtension(Pointer display);

    int XShmAttach(Pointer display, SegmentInfo segment);

    int XShmDetach(Pointer display, SegmentInfo segment);

    @Nullable
    Pointer XShmCreateImage(
            Pointer display,
            Pointer visual,
            int depth,
            int format,
            Pointer data,
            SegmentInfo segment,
            int width,
            int height);

    int XShmPutImage(
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
    final class SegmentInfo extends Structure {
        public NativeLong segment = new NativeLong(); // the server's name for it
        public int id;
        public @Nullable Pointer address;
        public int readOnly;
    }
}
