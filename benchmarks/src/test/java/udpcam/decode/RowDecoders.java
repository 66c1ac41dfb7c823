package udpcam.decode;

import java.nio.ByteBuffer;
import udpcam.picture.Raster;

/** The receiver's decoder of rows with one of its two libraries. */
public final class RowDecoders implements AutoCloseable {
    private final RowDecoder decoder;

    public RowDecoders(boolean turbo) {
        decoder = turbo ? new TurboRowDecoder() : new OpenCvRowDecoder();
    }

    /** Fills the raster's lines from {@code top} on with a JPEG of so many {@code lines}; direct, from position 0 to limit. */
    public void decode(ByteBuffer jpeg, int lines, Raster raster, int top) {
        if (!decoder.decode(jpeg, lines, raster, top)) {
            throw new AssertionError("not decoded: " + raster.size());
        }
    }

    @Override
    public void close() {
        decoder.close();
    }
}
