package udpcam.sender;

import java.io.IOException;
import java.nio.ByteBuffer;
import udpcam.frame.Segmenter;
import udpcam.link.DatagramSink;

/**
 * The way to one remote.
 *
 * @param name the remote, as the user is told of it
 */
public record Route(String name, Segmenter segmenter, DatagramSink sink) {
    /** Sends a JPEG; false if it is too large for this way. */
    boolean send(ByteBuffer jpeg) throws IOException {
        return segmenter.split(jpeg, sink::send) > 0;
    }
}
