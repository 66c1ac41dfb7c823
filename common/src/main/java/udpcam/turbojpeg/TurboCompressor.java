package udpcam.turbojpeg;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;

/**
 * Makes baseline JPEGs with a restart marker at every row of MCUs, unless the library was built to take no orders: see for
 * yourself. Called by one thread at a time, where {@link TurboJpeg#isUsable}.
 */
public final class TurboCompressor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TurboCompressor.class);
    private static final int FLAGS = TurboJpeg.FLAG_NO_REALLOCATION | TurboJpeg.FLAG_ACCURATE_DCT;
    private static final int PLANES = 3;

    static {
        // No parameter of these functions asks for restart markers. At each call they read this, which for Java has no
        // words.
        Function.getFunction("c", "setenv").invokeInt(new Object[] {"TJ_RESTART", "1", 1}); // at each row
    }

    private final int sampling;
    private final long handle = TurboJpeg.tjInitCompress();
    private final Memory planes = new Memory(PLANES * Long.BYTES);
    private final PointerByReference address = new PointerByReference(); // of the JPEG
    private final LongByReference length = new LongByReference();
    private final PaddedMemory jpeg = new PaddedMemory();

    public TurboCompressor(Sampling sampling) {
        this.sampling = switch (sampling) {
            case YUV_420 -> TurboJpeg.SAMPLING_420;
            case YUV_422 -> TurboJpeg.SAMPLING_422;
        };
    }

    /**
     * Compresses pixels.
     *
     * @param pixels the address of lines of blue, green, red bytes without padding
     * @param quality libjpeg's, 1-100
     * @return the JPEG from position 0 to limit, direct, good until the next call; empty if there is none
     */
    public ByteBuffer compressBgr(long pixels, PictureSize size, int quality) {
        reserve(size);
        return result(TurboJpeg.tjCompress2(
                handle,
                pixels,
                size.width(),
                0,
                size.height(),
                TurboJpeg.PIXELS_BGR,
                address.getPointer(),
                length.getPointer(),
                sampling,
                quality,
                FLAGS));
    }

    /**
     * Compresses luma and chroma as JPEG means them (JFIF): BT.601 in full range, sampled as the JPEG is to be.
     *
     * @param y the address of lines of bytes without padding, like {@code cb} and {@code cr}
     * @param size even, both ways: else the library wants the planes padded
     * @param quality the same
     * @return the same
     */
    public ByteBuffer compressYuv(long y, long cb, long cr, PictureSize size, int quality) {
        reserve(size);
        planes.write(0, new long[] {y, cb, cr}, 0, PLANES);
        return result(TurboJpeg.tjCompressFromYUVPlanes(
                handle,
                planes,
                size.width(),
                0,
                size.height(),
                sampling,
                address.getPointer(),
                length.getPointer(),
                quality,
                FLAGS));
    }

    @Override
    public void close() {
        TurboJpeg.tjDestroy(handle);
        jpeg.close();
        planes.close();
    }

    private void reserve(PictureSize size) {
        long most = TurboJpeg.tjBufSize(size.width(), size.height(), sampling);
        address.setValue(jpeg.reserve(most).pointer());
    }

    private ByteBuffer result(int status) {
        if (status != 0) {
            LOG.debug("no JPEG: {}", TurboJpeg.tjGetErrorStr2(handle));
        }
        return jpeg.bytes().limit(status == 0 ? (int) length.getValue() : 0);
    }
}
