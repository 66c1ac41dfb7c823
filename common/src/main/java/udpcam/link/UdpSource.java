package udpcam.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;

/** A bound UDP socket; {@link #receive} waits until a datagram comes or another thread closes or interrupts it. */
public final class UdpSource implements TimedDatagramSource, ReplyChannel {
    /** What is asked for; a system grants less where its administrator set less. */
    public static final int RECEIVE_BUFFER_BYTES = 4 << 20;

    private static final long NANOS_IN_MILLISECOND = 1_000_000;

    private final DatagramChannel channel;
    private final Selector selector;

    /** Binds the port; throws {@link java.net.BindException} if it is taken or the address is not this host's. */
    public UdpSource(InetSocketAddress local) throws IOException {
        this.channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
            channel.bind(local);
            selector = selector(channel);
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
            selector = selector(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static Selector selector(DatagramChannel channel) throws IOException {
        channel.configureBlocking(false);
        Selector selector = Selector.open();
        channel.register(selector, SelectionKey.OP_READ);
        return selector;
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
        InetSocketAddress from = receiveNow(buffer);
        while (from == null) {
            await(0); // which is for ever
            from = receiveNow(buffer);
        }
        return from;
    }

    @Override
    public @Nullable InetSocketAddress receive(ByteBuffer buffer, long mostNanos) throws IOException {
        InetSocketAddress from = receiveNow(buffer);
        if (from == null && mostNanos > 0) {
            await((mostNanos + NANOS_IN_MILLISECOND - 1) / NANOS_IN_MILLISECOND);
            from = receiveNow(buffer);
        }
        return from;
    }

    private @Nullable InetSocketAddress receiveNow(ByteBuffer buffer) throws IOException {
        InetSocketAddress from = (InetSocketAddress) channel.receive(buffer.clear());
        buffer.flip();
        return from;
    }

    private void await(long milliseconds) throws IOException {
        try {
            selector.select(ready -> {}, milliseconds);
        } catch (ClosedSelectorException e) {
            throw new AsynchronousCloseException();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new ClosedByInterruptException();
        }
    }

    /** Throws away what has come so far, before anybody called {@link #receive}. */
    public void discard() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1);
        while (channel.receive(buffer.clear()) != null) {
            // on to the next
        }
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
            selector.close(); // which ends the wait for a datagram
            channel.close();
        } catch (IOException ignored) {
            // A datagram socket has nothing left to lose at its close.
        }
    }
}
