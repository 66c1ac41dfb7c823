package udpcam.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One endpoint for datagrams: sends and receives. Any thread may send, one receives; {@link #close} ends its wait. */
public interface Link extends DatagramSink {
    /** The most that one UDP datagram over IPv4 can carry. */
    int MAX_PAYLOAD_BYTES = 65_507;

    /** Sends the remaining bytes to an address from which a datagram came; like any datagram it may be lost. */
    void send(ByteBuffer datagram, InetSocketAddress to) throws IOException;

    /**
     * Puts the next datagram, flipped, into {@code buffer} (of at least {@link #MAX_PAYLOAD_BYTES}).
     *
     * @param mostNanos how long to wait for it, rounded up to milliseconds; 0: only what has come is received
     * @return who sent it, or null where there is none for now
     */
    @Nullable
    InetSocketAddress receive(ByteBuffer buffer, long mostNanos) throws IOException;

    /** What was received last is from who is meant: where nothing is for some time, a name is looked up again. */
    default void heard() {}

    /** As {@link #receive(ByteBuffer, long)}, but waits as long as it takes. */
    default @Nullable InetSocketAddress receive(ByteBuffer buffer) throws IOException {
        return receive(buffer, Long.MAX_VALUE);
    }
}
