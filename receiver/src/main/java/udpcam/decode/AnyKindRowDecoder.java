package udpcam.decode;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.picture.Raster;
import udpcam.turbojpeg.TurboJpeg;

/**
 * JPEGs of any kind and of any program: through TurboJPEG, if it works here, which prints no warnings; what that refuses, such
 * as CMYK, through OpenCV.
 */
final class AnyKindRowDecoder implements RowDecoder {
    private final @Nullable TurboRowDecoder turbo = TurboJpeg.isUsable() ? new TurboRowDecoder() : null;
    private @Nullable OpenCvRowDecoder openCv; // from the first frame on that needs it, which waits while it is loaded

    @Override
    public boolean decode(ByteBuffer jpeg, int lines, Raster raster, int top) {
        if (turbo != null && turbo.decodeForeign(jpeg, lines, raster, top)) {
            return true;
        }
        OpenCvRowDecoder next = openCv == null ? new OpenCvRowDecoder() : openCv;
        openCv = next;
        return next.decode(jpeg, lines, raster, top);
    }

    @Override
    public void close() {
        if (turbo != null) {
            turbo.close();
        }
        if (openCv != null) {
            openCv.close();
        }
    }
}
