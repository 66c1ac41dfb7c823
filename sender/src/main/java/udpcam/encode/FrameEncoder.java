package udpcam.encode;

import udpcam.frame.Picture;
import udpcam.jpeg.JpegFrame;

/** Makes a JPEG of a picture. Called by one thread. */
public interface FrameEncoder extends AutoCloseable {
    /** Where a frame goes, while it is being encoded. */
    @FunctionalInterface
    interface Output<E extends Exception> {
        /** There is more of the frame now; it is good until the call returns. With the last call it is whole. */
        void grown(JpegFrame frame) throws E;
    }

    /**
     * Encodes a picture; the output is called by this thread, and at least once for the whole frame.
     *
     * @return false if the picture cannot be encoded: what the output was given of it is no frame
     */
    <E extends Exception> boolean encode(Picture picture, Output<E> output) throws E, InterruptedException;

    @Override
    void close();
}
