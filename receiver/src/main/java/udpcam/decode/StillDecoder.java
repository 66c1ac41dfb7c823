package udpcam.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

/** Makes a picture of one JPEG of any kind, away from those that are shown. Any thread may call it. */
public final class StillDecoder {
    private StillDecoder() {}

    /** The pixels of a JPEG; throws if it cannot be decoded. */
    public static Raster decode(byte[] jpeg) throws IOException {
        PictureSize size = PictureSize.ofJpeg(jpeg, jpeg.length);
        if (size != null) {
            Raster raster = new Raster(size);
            ByteBuffer bytes = ByteBuffer.allocateDirect(jpeg.length).put(jpeg).flip();
            try (RowDecoder decoder = new AnyKindRowDecoder()) {
                if (decoder.decode(bytes, size.height(), raster, 0)) {
                    return raster;
                }
            } catch (RuntimeException e) { // OpenCV's
                throw new IOException("the picture cannot be decoded", e);
            }
        }
        throw new IOException("the picture cannot be decoded");
    }
}
