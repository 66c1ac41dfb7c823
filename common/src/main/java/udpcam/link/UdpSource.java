package udpcam.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/** A bound UDP socket; {@link #receive} waits until a datagram comes or another thread closes or interrupts it. */
public final class UdpSource implements DatagramSource, ReplyChannel {
    /** What is asked for; a system grants less where its administrator set less. */
    public static final int RECEIVE_BUFFER_BYTES = 4 << 20;

    private final DatagramChannel channel;

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
