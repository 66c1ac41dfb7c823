package udpcam.link;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/** A bound UDP socket; {@link #receive} waits until a datagram comes or another thread closes or interrupts it. */
public final class UdpSource implements TimedDatagramSource, ReplyChannel {
    /** What is asked for; a system grants less where its administrator set less. */
    public static final int RECEIVE_BUFFER_BYTES = 4 << 20;

    private final DatagramChannel channel;
    private final byte[] array = new byte[MAX_PAYLOAD_BYTES];
    private final DatagramPacket packet = new DatagramPacket(array, array.length);

    /** Binds the port; throws {@link java.net.BindException} if it is taken or the address is not this host's. */
    public UdpSource(InetSocketAddress local) throws IOException {
        this.channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
            channel.bind(local);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Joins a multicast group, besides other programs of this computer that did.
     *
     * @param on the address of the network interface on which to join; null for all that have multicast, and loopback
     */
    public UdpSource(InetSocketAddress group, @Nullable InetAddress on) throws IOException {
        this.channel = DatagramChannel.open(Multicast.family(group.getAddress()));
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
            Multicast.bind(channel, group);
            Multicast.join(channel, group.getAddress(), on);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The receive buffer that the system granted, in bytes. */
    public int grantedBufferBytes() throws IOException {
        return channel.getOption(StandardSocketOptions.SO_RCVBUF);
    }

    public InetSocketAddress localAddress() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    @Override
    public @Nullable InetSocketAddress receive(ByteBuffer buffer) throws IOException {
        buffer.clear();
        InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
        buffer.flip();
        return from;
    }

    /** A channel waits for ever, only its socket does not: by way of an array. */
    @Override
    public @Nullable InetSocketAddress receive(ByteBuffer buffer, long mostNanos) throws IOException {
        packet.setLength(array.length);
        try {
            channel.socket().setSoTimeout(milliseconds(mostNanos));
            channel.socket().receive(packet);
        } catch (SocketTimeoutException none) {
            return null;
        }
        buffer.clear().put(array, 0, packet.getLength()).flip();
        return (InetSocketAddress) packet.getSocketAddress();
    }

    /** Rounded up, and never 0, which would be for ever. */
    private static int milliseconds(long nanos) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, (nanos + 999_999) / 1_000_000));
    }

    /** Throws away what has come so far, before anybody called {@link #receive}. */
    public void discard() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1);
        channel.configureBlocking(false);
        while (channel.receive(buffer.clear()) != null) {
            // on to the next
        }
        channel.configureBlocking(true);
    }

    @Override
    public void reply(ByteBuffer datagram, InetSocketAddress to) throws IOException {
        try {
            channel.send(datagram, to);
        } catch (IOException failure) {
            if (!channel.isOpen()) {
                throw failure;
            }
            // No route, no buffer: one that is lost at once.
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException ignored) {
            // A datagram socket has nothing left to lose at its close.
        }
    }
}
