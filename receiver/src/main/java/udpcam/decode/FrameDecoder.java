package udpcam.decode;

import udpcam.frame.DecodableFrame;
import udpcam.picture.Raster;

/** Makes a picture of a JPEG. Called by one thread. */
public interface FrameDecoder extends AutoCloseable {
    /**
     * Fills the raster with the picture, waiting for what is still to come of it.
     *
     * @param raster of the size that the JPEG's header says, checked against the limit by the caller
     * @return whether the JPEG could be decoded and did not get lost; if not, the raster may hold anything
     * @throws OutOfMemoryError if it takes more memory than there is; the next JPEG may be a smaller one
     */
    boolean decode(DecodableFrame frame, Raster raster) throws InterruptedException;

    @Override
    void close();
}
