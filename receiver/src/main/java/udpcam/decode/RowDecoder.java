package udpcam.decode;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import udpcam.picture.Raster;
import udpcam.turbojpeg.TurboJpeg;

/** Decodes JPEGs into lines of rasters, with memory that stays in its core's cache. Called by one thread at a time. */
interface RowDecoder extends AutoCloseable {
    /**
     * Fills the {@code lines} of the raster from {@code top} on.
     *
     * @param jpeg direct, from position 0 to limit, of the raster's width and {@code lines} lines
     * @return false if it cannot be decoded: then these lines may hold anything
     */
    boolean decode(ByteBuffer jpeg, int lines, Raster raster, int top);

    @Override
    void close();

    /** Makes the quickest that work here; they may refuse JPEGs of other kinds than {@link SliceDecoder} makes. */
    static Supplier<RowDecoder> best() {
        return TurboJpeg.isUsable() ? TurboRowDecoder::new : OpenCvRowDecoder::new;
    }
}
