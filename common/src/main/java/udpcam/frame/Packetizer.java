package udpcam.frame;

import java.nio.ByteBuffer;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;

/**
 * Cuts frames into the datagrams of a wire, also while a frame is still being encoded. Called by one thread; allocates
 * next to nothing.
 */
public interface Packetizer {
    /** Where the datagrams go; the buffer is the packetizer's and good until the call returns. */
    interface Output<E extends Exception> {
        void send(ByteBuffer datagram) throws E;
    }

    /**
     * Begins a frame.
     *
     * @param capturedNanos when the picture was taken, on the monotonic clock
     * @param captureTime the same as an NTP timestamp
     * @param fullSize the picture's size, of which the frame has less if it is scaled down
     */
    void begin(long capturedNanos, long captureTime, PictureSize fullSize);

    /**
     * Sends what there is of the frame and was not sent yet. What does not fill a datagram waits, until the frame is whole.
     *
     * @return false if the frame is too large for the wire: the rest of it is not sent
     */
    <E extends Exception> boolean split(JpegFrame frame, Output<E> output) throws E;
}
