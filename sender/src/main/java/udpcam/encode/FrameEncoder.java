package udpcam.encode;

import org.jspecify.annotations.Nullable;
import udpcam.jpeg.JpegFrame;
import udpcam.picture.Picture;
import udpcam.size.SentAs;

/** Encodes pictures to JPEG, to the bytes that they may have. Called by one thread; any thread may ask how frames are sent. */
public interface FrameEncoder extends AutoCloseable {
    /** The budget of a frame that may have any number of bytes. */
    int NO_LIMIT = Integer.MAX_VALUE;

    /** What became of a picture. */
    enum Outcome {
        /** The output has its frame, whole. */
        ENCODED,
        /** The network takes less than its frame would have: the output was not called. */
        LEFT_OUT,
        /** It cannot be encoded; what the output took of it, if anything, is not a frame. */
        REFUSED
    }

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
     * Encodes a picture. Calls the output on this thread, slice by slice where the frame is sure to fit, else with all of it.
     *
     * @param budgetBytes how many bytes the frame may have, 0 or more; it has a quarter more at the most. What frames left out
     *     did not use is there for the next one. {@link #NO_LIMIT}: any number
     * @param memory takes the JPEG; it stays unused if the picture is a JPEG that is sent as it is
     */
    <E extends Exception> Outcome encode(Picture picture, int budgetBytes, JpegBuffer memory, Output<E> output)
            throws E, InterruptedException;

    /** How many bytes a frame would have where nothing limits, by the last ones; 0: not known yet. */
    int wantedBytes();

    /** How many bytes the smallest frame would have that is made of a picture, by the last ones; 0: not known yet. */
    int leastBytes();

    /** How the last frame was sent; null before the first. */
    @Nullable
    SentAs sentAs();

    @Override
    void close();
}
