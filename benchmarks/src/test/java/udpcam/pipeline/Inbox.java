package udpcam.pipeline;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import udpcam.link.TimedDatagramSource;

/** Datagrams that came from one address. */
record Inbox(InetSocketAddress from, Queue<ByteBuffer> datagrams) implements TimedDatagramSource {
    Inbox(InetSocketAddress from) {
        this(from, new ArrayDeque<>());
    }

    void add(ByteBuffer datagram) {
        datagrams.add(datagram);
    }

    boolean isEmpty() {
        return datagrams.isEmpty();
    }

    @Override
    public @Nullable InetSocketAddress receive(ByteBuffer buffer) {
        ByteBuffer next = datagrams.poll();
        if (next == null) {
            return null;
        }
        buffer.clear().put(next).flip();
        return from;
    }

    @Override
    public @Nullable InetSocketAddress receive(ByteBuffer buffer, long mostNanos) {
        return receive(buffer);
    }

    @Override
    public void close() {
        // nothing is held but memory
    }
}
