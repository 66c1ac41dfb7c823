package udpcam.decode;

import org.jspecify.annotations.Nullable;
import udpcam.frame.EncodedFrame;
import udpcam.frame.Raster;
import udpcam.jpeg.PictureSize;

/** Makes a picture of a JPEG. Called by one thread. */
public interface FrameDecoder extends AutoCloseable {
    /**
     * Decodes into a raster of the decoder's, which stays as it is until the call after the next one.
     *
     * @param size what the JPEG's header says, checked against the limit by the caller
     * @return the picture, or null if the JPEG cannot be decoded
     */
    @Nullable
    Raster decode(EncodedFrame frame, PictureSize size);

    @Override
    void close();
}
