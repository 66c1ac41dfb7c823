package udpcam.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import udpcam.run.Counter;
import udpcam.run.Counters;

/**
 * A connected UDP socket. Nobody listening, no route and the like are counted and leave it open: the remote may come up
 * at any time. {@link #trouble} says what the last datagram met.
 */
public final class UdpSink implements DatagramSink {
    private static final int SEND_BUFFER_BYTES = 4 << 20;

    private final DatagramChannel channel;
    private final Counters counters;
    private volatile String trouble = "";

    public UdpSink(InetSocketAddress remote, Counters counters) throws IOException {
        this.counters = counters;
        this.channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
            channel.connect(remote);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void send(ByteBuffer datagram) throws IOException {
        int start = datagram.position();
        try {
            write(datagram);
            trouble = "";
        } catch (PortUnreachableException refusal) {
            counters.increment(Counter.SEND_REFUSED);
            trouble = "nobody listens there";
            retry(datagram.position(start)); // the refusal is an answer to an earlier datagram: this one did not leave
        } catch (IOException failure) {
            if (!channel.isOpen()) {
                throw failure;
            }
            counters.increment(Counter.SEND_FAILED);
            trouble = String.valueOf(failure.getMessage());
        }
    }

    /** What keeps datagrams from the remote, in words; empty where nothing is known to. Any thread may ask. */
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

    private void retry(ByteBuffer datagram) throws IOException {
        try {
            write(datagram);
        } catch (PortUnreachableException again) {
            counters.increment(Counter.SEND_REFUSED);
        }
    }

    private void write(ByteBuffer datagram) throws IOException {
        int length = datagram.remaining();
        channel.write(datagram);
        counters.increment(Counter.DATAGRAMS_SENT);
        counters.add(Counter.BYTES_SENT, length);
    }
}
