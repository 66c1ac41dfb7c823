package udpcam.decode;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.picture.Raster;

/** The quickest that works here, and OpenCV's for the kinds of JPEG that the quickest refuses, such as CMYK. */
final class AnyKindRowDecoder implements RowDecoder {
    private final RowDecoder quickest = RowDecoder.best().get();
    private @Nullable RowDecoder other; // from the first frame on that needs it, which waits while it is loaded

    @Override
    public boolean decode(ByteBuffer jpeg, int lines, Raster raster, int top) {
        if (quickest.decode(jpeg, lines, raster, top)) {
            return true;
        }
        if (quickest instanceof OpenCvRowDecoder) {
            return false;
        }
        RowDecoder next = other == null ? new OpenCvRowDecoder() : other;
        other = next;
        return next.decode(jpeg, lines, raster, top);
    }

    @Override
    public void close() {
        quickest.close();
        if (other != null) {
            other.close();
        }
    }
}
