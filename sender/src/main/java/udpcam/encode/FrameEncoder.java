package udpcam.encode;

import udpcam.jpeg.JpegFrame;
import udpcam.picture.Picture;

/** Encodes pictures to JPEG. Called by one thread. */
public interface FrameEncoder extends AutoCloseable {
    /** Takes a frame while it is being encoded. */
    @FunctionalInterface
    interface Output<E extends Exception> {
        /**
         * More of the frame is encoded; with the last call, all. The object is valid until the call returns. Its bytes stay as
         * they are until the memory or the picture that holds them is used again.
         */
        void grown(JpegFrame frame) throws E;
    }

    /**
     * Encodes a picture. Calls the output on this thread, at least once.
     *
     * @param memory takes the JPEG; it stays unused if the picture is a JPEG that is sent as it is
     * @return false if the picture cannot be encoded; what the output took of it is not a frame
     */
    <E extends Exception> boolean encode(Picture picture, JpegBuffer memory, Output<E> output)
            throws E, InterruptedException;

    @Override
    void close();
}
