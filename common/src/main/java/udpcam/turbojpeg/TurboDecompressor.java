package udpcam.turbojpeg;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import udpcam.jpeg.PictureSize;

/** Makes pixels of JPEGs. Called by one thread at a time, where {@link TurboJpeg#isUsable}. */
public final class TurboDecompressor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TurboDecompressor.class);

    private long handle = TurboJpeg.tjInitDecompress();

    /** The size by the header of a JPEG, direct, from index 0 to limit; null if it has none that the library knows. */
    public @Nullable PictureSize size(ByteBuffer jpeg) {
        int[] width = new int[1];
        int[] height = new int[1];
        int status = TurboJpeg.tjDecompressHeader3(handle, jpeg, jpeg.limit(), width, height, new int[1], new int[1]);
        boolean isRead = status == 0 || TurboJpeg.tjGetErrorCode(handle) == TurboJpeg.ERROR_WARNING;
        return isRead && width[0] > 0 && height[0] > 0 ? new PictureSize(width[0], height[0]) : null;
    }

    /**
     * Decompresses a JPEG; of damaged data as much as there is.
     *
     * @param jpeg direct, from index 0 to limit; of that size by its header
     * @param pixels the address of {@code size} times blue, green, red and a byte of no meaning, without padding: nothing is
     *     written anywhere else
     * @return false if it is no JPEG that the library knows
     */
    public boolean decompress(ByteBuffer jpeg, PictureSize size, long pixels) {
        int status = TurboJpeg.tjDecompress2(
                handle,
                jpeg,
                jpeg.limit(),
                pixels,
                size.width(),
                0,
                size.height(),
                TurboJpeg.PIXELS_BGRX,
                TurboJpeg.FLAG_ACCURATE_DCT);
        if (status == 0) {
            return true;
        }
        LOG.debug("a JPEG has damage: {}", TurboJpeg.tjGetErrorStr2(handle));
        return TurboJpeg.tjGetErrorCode(handle) == TurboJpeg.ERROR_WARNING;
    }

    /** Forgets the tables of the JPEGs before, which the library would use for one that leaves its own out. */
    public void forget() {
        TurboJpeg.tjDestroy(handle);
        handle = TurboJpeg.tjInitDecompress();
    }

    @Override
    public void close() {
        TurboJpeg.tjDestroy(handle);
    }
}
