package udpcam.link;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where datagrams go. Called by one thread. */
public interface DatagramSink extends AutoCloseable {
    /** Sends the remaining bytes as one datagram; the buffer is the caller's again when this returns. */
    void send(ByteBuffer datagram) throws IOException;

    @Override
    void close();
}
