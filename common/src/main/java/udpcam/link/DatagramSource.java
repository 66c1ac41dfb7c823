package udpcam.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Where datagrams come from. {@link #receive} is called by one thread. */
public interface DatagramSource extends AutoCloseable {
    /** The most that one UDP datagram over IPv4 can carry. */
    int MAX_PAYLOAD_BYTES = 65_507;

    /**
     * Waits for a datagram and puts it, flipped, into {@code buffer} (of at least {@link #MAX_PAYLOAD_BYTES}).
     *
     * @return who sent it, or null where there is none for now
     */
    @Nullable
    InetSocketAddress receive(ByteBuffer buffer) throws IOException;

    @Override
    void close();
}
