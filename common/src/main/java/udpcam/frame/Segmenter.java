package udpcam.frame;

import java.nio.ByteBuffer;
import udpcam.jpeg.JpegFrame;

/** Cuts frames into the datagrams of a wire. Called by one thread; allocates nothing. */
public interface Segmenter {
    /** Where the datagrams go; the buffer is the segmenter's and good until the call returns. */
    interface Output<E extends Exception> {
        void send(ByteBuffer datagram) throws E;
    }

    /**
     * Sends a frame.
     *
     * @param capturedNanos when the picture was taken, on the monotonic clock
     * @param captureTime the same as an NTP timestamp
     * @return the number of datagrams; 0 if the frame is too large, of which then nothing was sent
     */
    <E extends Exception> int split(JpegFrame frame, long capturedNanos, long captureTime, Output<E> output) throws E;
}
