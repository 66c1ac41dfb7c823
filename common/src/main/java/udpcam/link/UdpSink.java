package udpcam.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import udpcam.run.Counter;
import udpcam.run.Counters;

/**
 * The UDP socket for one remote, and for what that sends back. Nobody listening, no route and the like are counted and leave
 * it open: the remote may come up at any time. {@link #trouble} says what the last of those met.
 *
 * <p>Any thread may send, one may {@link #receive}.
 */
public final class UdpSink implements DatagramSink, DatagramSource {
    private static final int SEND_BUFFER_BYTES = 4 << 20;

    private final DatagramChannel channel;
    private final InetSocketAddress remote;
    private final Counters counters;
    private volatile String trouble = "";
    private final AtomicLong troubles = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();

    /** {@code ttl}, 1-255, is how many routers a datagram may pass, and one more, if the remote is a multicast group. */
    public UdpSink(InetSocketAddress remote, int ttl, Counters counters) throws IOException {
        this.remote = remote;
        this.counters = counters;
        this.channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
            channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, ttl);
            if (!remote.getAddress().isMulticastAddress()) { // the members of a group answer from their own addresses
                channel.connect(remote);
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Marks what is sent from now on for routers and Wi-Fi (RFC 2474).
     *
     * @param dscp 0-63
     * @return false if the system refuses; datagrams leave as before. Windows says true, and does not mark them
     */
    public boolean mark(int dscp) {
        try {
            // On a socket for both, Java sets the type of service of IPv4 and the traffic class of IPv6.
            channel.setOption(StandardSocketOptions.IP_TOS, dscp << 2); // below it are two bits of ECN (RFC 3168)
            return true;
        } catch (IOException | UnsupportedOperationException refused) {
            return false;
        }
    }

    @Override
    public void send(ByteBuffer datagram) throws IOException {
        int start = datagram.position();
        // A refusal is the answer to an earlier datagram, in whose place this one did not leave: it is sent again,
        // once.
        if (!trySend(datagram)) {
            trySend(datagram.position(start));
        }
    }

    public InetSocketAddress remoteAddress() {
        return remote;
    }

    /** From where datagrams reach the remote; the wildcard address if there is no way to it now. */
    public InetAddress localAddress() throws IOException {
        try (DatagramChannel probe = DatagramChannel.open()) { // sends nothing
            return ((InetSocketAddress) probe.connect(remote).getLocalAddress()).getAddress();
        } catch (SocketException noWay) {
            return new InetSocketAddress(0).getAddress();
        }
    }

    @Override
    public @Nullable InetSocketAddress receive(ByteBuffer buffer) throws IOException {
        buffer.clear();
        InetSocketAddress from = null;
        try {
            from = (InetSocketAddress) channel.receive(buffer);
        } catch (IOException failure) { // what the network answered to a datagram that was sent
            refused(failure);
        }
        buffer.flip();
        return from;
    }

    /** How many datagrams met trouble so far. Any thread may ask. */
    public long troubles() {
        return troubles.get();
    }

    /** How many datagrams the system took so far. Any thread may ask. */
    public long sent() {
        return sent.get();
    }

    /** What the last of them met, in words. Any thread may ask. */
    public String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // A datagram socket has nothing left to lose at its close.
        }
    }

    /** Returns whether there is nothing to be gained by trying again. */
    private boolean trySend(ByteBuffer datagram) throws IOException {
        int length = datagram.remaining();
        try {
            channel.send(datagram, remote);
            sent.incrementAndGet();
            counters.increment(Counter.DATAGRAMS_SENT);
            counters.add(Counter.BYTES_SENT, length);
            return true;
        } catch (IOException failure) {
            refused(failure);
            return !(failure instanceof PortUnreachableException);
        }
    }

    /** Counts what a datagram met; throws it if it is the end of this socket. */
    private void refused(IOException failure) throws IOException {
        if (!channel.isOpen()) {
            throw failure;
        }
        boolean unheard = failure instanceof PortUnreachableException;
        counters.increment(unheard ? Counter.SEND_REFUSED : Counter.SEND_FAILED);
        met(unheard ? "nobody listens there" : String.valueOf(failure.getMessage()));
    }

    private void met(String what) {
        trouble = what;
        troubles.incrementAndGet();
    }
}
