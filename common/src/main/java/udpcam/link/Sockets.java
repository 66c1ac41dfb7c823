package udpcam.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The open sockets of a {@link UdpLink}.
 *
 * @param main sends; what it receives comes from the remote, or on a port of a receiver from anyone
 * @param ear hears everybody else on the same port; null for none, and {@code main} if all of that comes from anyone
 * @param remote where datagrams go; null if only answers are sent
 */
record Sockets(
        DatagramChannel main,
        @Nullable DatagramChannel ear,
        @Nullable InetSocketAddress remote) implements AutoCloseable {
    private static final int SEND_BUFFER_BYTES = 4 << 20;
    private static final long FULL_BUFFER_PARK_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long FULL_BUFFER_MOST_PARKS = 1000;

    /**
     * Sockets for one remote, and for what comes back from any of its addresses.
     *
     * <p>The kernel tells only a connected socket that nobody listens at the remote (ICMP), and gives a connected socket
     * nothing from another address than that it is connected to. A receiver with several addresses may answer from any. So
     * there are two on one port: Linux and BSD give what comes from the remote to the connected one, all else to the other.
     * Windows refuses a second one on a port: there answers from other addresses are not heard.
     */
    static Sockets connected(InetSocketAddress remote) throws IOException {
        DatagramChannel ear = DatagramChannel.open();
        DatagramChannel second = null;
        try {
            ear.bind(new InetSocketAddress(0)); // a port that nobody shares, until it may be shared for a moment
            ear.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            second = secondOn(((InetSocketAddress) ear.getLocalAddress()).getPort());
            ear.setOption(StandardSocketOptions.SO_REUSEADDR, false);
            DatagramChannel main = second == null ? ear : second;
            main.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
            main.connect(remote);
            return new Sockets(main, second == null ? null : ear, remote);
        } catch (IOException | RuntimeException e) {
            closeAll(second, ear);
            throw e;
        }
    }

    private static @Nullable DatagramChannel secondOn(int port) throws IOException {
        DatagramChannel second = DatagramChannel.open();
        try {
            second.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            second.bind(new InetSocketAddress(port));
            second.setOption(StandardSocketOptions.SO_REUSEADDR, false);
            return second;
        } catch (IOException refused) {
            second.close();
            return null;
        }
    }

    /** A socket for a multicast group, whose members answer from addresses of their own; {@code network} null: any. */
    static Sockets toGroup(InetSocketAddress group, @Nullable NetworkInterface network, int ttl) throws IOException {
        DatagramChannel channel = DatagramChannel.open(Membership.family(group.getAddress()));
        try {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
            channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, ttl);
            channel.bind(new InetSocketAddress(0));
            return new Sockets(channel, channel, group).redirected(group, network);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * The same sockets on the same port, for another remote, or from another address of this computer. Where this fails, they
     * stay open, and it can be tried again.
     */
    Sockets redirected(InetSocketAddress to, @Nullable NetworkInterface network) throws IOException {
        if (!isToGroup()) {
            main.disconnect();
            main.connect(to);
        } else if (network != null) {
            main.setOption(StandardSocketOptions.IP_MULTICAST_IF, network);
        }
        return new Sockets(main, ear, to);
    }

    boolean isToGroup() {
        return main.equals(ear);
    }

    /** From which address of this computer datagrams would reach a remote now; throws if there is no way. */
    static InetAddress sourceTo(InetSocketAddress remote) throws IOException {
        try (DatagramChannel probe = DatagramChannel.open()) { // sends nothing
            return ((InetSocketAddress) probe.connect(remote).getLocalAddress()).getAddress();
        }
    }

    InetSocketAddress localAddress() throws IOException {
        return (InetSocketAddress) main.getLocalAddress();
    }

    /** From where datagrams leave; the wildcard address if that is not fixed and there is no way to the remote now. */
    InetSocketAddress reachedFrom() {
        InetSocketAddress local = new InetSocketAddress(0);
        try {
            local = localAddress();
            return remote == null || !local.getAddress().isAnyLocalAddress()
                    ? local
                    : new InetSocketAddress(sourceTo(remote), local.getPort());
        } catch (IOException closedOrNoWay) {
            return local;
        }
    }

    /** Marks what is sent from now on with a DSCP of 0-63; false if the system refuses. */
    boolean mark(int dscp) {
        try {
            // On a socket for both, Java sets the type of service of IPv4 and the traffic class of IPv6.
            main.setOption(StandardSocketOptions.IP_TOS, dscp << 2); // below it are two bits of ECN (RFC 3168)
            return true;
        } catch (IOException | UnsupportedOperationException refused) {
            return false;
        }
    }

    boolean isOpen() {
        return main.isOpen();
    }

    /** Sends to the remote, and waits a tenth of a second at the most for room in the send buffer; false if there is none. */
    boolean send(ByteBuffer datagram) throws IOException {
        int parks = 0;
        while (main.send(datagram, remote) == 0 && datagram.hasRemaining()) {
            if (++parks > FULL_BUFFER_MOST_PARKS || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(this, FULL_BUFFER_PARK_NANOS);
        }
        return true;
    }

    /** The next datagram, flipped; null for none, or one from elsewhere that {@code isOurs} refuses. */
    @Nullable
    InetSocketAddress receive(ByteBuffer buffer, Predicate<ByteBuffer> isOurs) throws IOException {
        InetSocketAddress from = isToGroup() ? null : receive(main, buffer);
        if (from == null && ear != null) {
            from = receive(ear, buffer);
            return from != null && isOurs.test(buffer) ? from : null;
        }
        return from;
    }

    private static @Nullable InetSocketAddress receive(DatagramChannel channel, ByteBuffer buffer) throws IOException {
        InetSocketAddress from = (InetSocketAddress) channel.receive(buffer.clear());
        buffer.flip();
        return from;
    }

    @Override
    public void close() {
        closeAll(main, ear);
    }

    /** Closes all, even if one cannot be closed: a datagram socket has nothing to lose at its close. */
    static void closeAll(@Nullable AutoCloseable... all) {
        for (AutoCloseable one : all) {
            try {
                if (one != null) {
                    one.close();
                }
            } catch (Exception ignored) {
                // on to the next
            }
        }
    }
}
