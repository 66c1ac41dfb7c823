package udpcam.turbojpeg;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The functions of libturbojpeg, as turbojpeg.h of version 2.0 has them; later ones keep them. A {@code long} is a C pointer or
 * an unsigned long.
 */
public final class TurboJpeg {
    /** What the system property udpcam.jpeg may say, where the library is not to be used. */
    private static final String OPENCV = "opencv";

    static final int PIXELS_BGR = 1;
    static final int PIXELS_BGRX = 3;
    static final int SAMPLING_422 = 1;
    static final int SAMPLING_420 = 2;
    static final int FLAG_NO_REALLOCATION = 1024;
    static final int FLAG_ACCURATE_DCT = 4096;
    static final int ERROR_WARNING = 0;

    private static final Logger LOG = LoggerFactory.getLogger(TurboJpeg.class);
    private static final boolean USABLE = bind();

    private TurboJpeg() {}

    /** Whether the library is there, new enough, and wanted; any thread may ask, the first one waits while it is loaded. */
    public static boolean isUsable() {
        return USABLE;
    }

    private static boolean bind() {
        if (OPENCV.equals(System.getProperty("udpcam.jpeg"))) {
            LOG.debug("JPEG through OpenCV, as -Dudpcam.jpeg says");
            return false;
        }
        try {
            if (Native.LONG_SIZE != Long.BYTES) { // on Windows, and where pointers have 32 bits
                LOG.debug("JPEG through OpenCV: C's long has not 64 bits");
                return false;
            }
            Native.register(TurboJpeg.class, "turbojpeg"); // JNA finds libturbojpeg.so.0, too
            LOG.debug("JPEG through TurboJPEG");
            return true;
        } catch (LinkageError e) { // JNA's own part may be refused, too
            LOG.debug("JPEG through OpenCV: libturbojpeg is not there, or too old: {}", e.toString());
            return false;
        }
    }

    static native long tjInitCompress();

    static native long tjInitDecompress();

    static native int tjDestroy(long handle);

    static native String tjGetErrorStr2(long handle);

    static native int tjGetErrorCode(long handle);

    static native long tjBufSize(int width, int height, int sampling);

    static native int tjCompress2(
            long handle,
            long pixels,
            int width,
            int bytesPerLine,
            int height,
            int format,
            Pointer jpeg,
            Pointer jpegBytes,
            int sampling,
            int quality,
            int flags);

    static native int tjCompressFromYUVPlanes(
            long handle,
            Pointer planes,
            int width,
            long bytesPerLine,
            int height,
            int sampling,
            Pointer jpeg,
            Pointer jpegBytes,
            int quality,
            int flags);

    static native int tjDecompressHeader3(
            long handle, ByteBuffer jpeg, long jpegBytes, int[] width, int[] height, int[] sampling, int[] colours);

    static native int tjDecompress2(
            long handle,
            ByteBuffer jpeg,
            long jpegBytes,
            long pixels,
            int width,
            int bytesPerLine,
            int height,
            int format,
            int flags);
}
