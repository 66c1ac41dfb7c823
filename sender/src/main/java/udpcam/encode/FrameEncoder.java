package udpcam.encode;

import java.nio.ByteBuffer;
import udpcam.frame.Picture;

/** Makes a JPEG of a picture. Called by one thread. */
public interface FrameEncoder extends AutoCloseable {
    /**
     * The JPEG, from position to limit of a buffer that is good until the next call and while the picture is held; empty if
     * it cannot be made.
     */
    ByteBuffer encode(Picture picture);

    @Override
    void close();
}
