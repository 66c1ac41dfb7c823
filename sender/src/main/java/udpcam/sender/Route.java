package udpcam.sender;

import java.io.IOException;
import udpcam.frame.Segmenter;
import udpcam.jpeg.JpegFrame;
import udpcam.link.DatagramSink;

/**
 * The way to one remote.
 *
 * @param name the remote, as the user is told of it
 */
public record Route(String name, Segmenter segmenter, DatagramSink sink) {
    /** Sends a frame; false if it is too large for this way. */
    boolean send(JpegFrame frame, long capturedNanos, long captureTime) throws IOException {
        return segmenter.split(frame, capturedNanos, captureTime, sink::send) > 0;
    }
}
