package udpcam.encode;

import udpcam.frame.Picture;
import udpcam.jpeg.JpegFrame;

/** Encodes pictures to JPEG. Called by one thread. */
public interface FrameEncoder extends AutoCloseable {
    /** Takes a frame while it is being encoded. */
    @FunctionalInterface
    interface Output<E extends Exception> {
        /** More of the frame is encoded; with the last call, all. The frame is valid until the call returns. */
        void grown(JpegFrame frame) throws E;
    }

    /**
     * Encodes a picture. Calls the output on this thread, at least once.
     *
     * @return false if the picture cannot be encoded; what the output took of it is not a frame
     */
    <E extends Exception> boolean encode(Picture picture, Output<E> output) throws E, InterruptedException;

    @Override
    void close();
}
