package udpcam.display.x11;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

/** RENDER, the extension of X11 by which the server scales, on its graphics card if it has one. In libXrender. */
final class XRender {
    static final int PictOpSrc = 1;
    static final int RepeatPad = 2;
    static final NativeLong CPRepeat = new NativeLong(1);
    static final NativeLong None = new NativeLong(0);

    static {
        Native.register(XRender.class, "Xrender");
    }

    private XRender() {}

    static native int XRenderQueryExtension(Pointer display, IntByReference eventBase, IntByReference errorBase);

    static native @Nullable Pointer XRenderFindVisualFormat(Pointer display, Pointer visual);

    /** An XRenderPictureAttributes begins with {@code repeat}. */
    static native NativeLong XRenderCreatePicture(
            Pointer display, NativeLong drawable, Pointer format, NativeLong valueMask, int @Nullable [] attributes);

    static native void XRenderFreePicture(Pointer display, NativeLong picture);

    /** From the target's points to the source's: 3 x 3 numbers of 16.16 bits. */
    static native void XRenderSetPictureTransform(Pointer display, NativeLong picture, int[] transform);

    static native void XRenderSetPictureFilter(
            Pointer display, NativeLong picture, String filter, @Nullable Pointer parameters, int parameterCount);

    static native void XRenderComposite(
            Pointer display,
            int operation,
            NativeLong source,
            NativeLong mask,
            NativeLong target,
            int sourceX,
            int sourceY,
            int maskX,
            int maskY,
            int x,
            int y,
            int width,
            int height);
}
