package udpcam.pipeline;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.link.Link;

/** Datagrams that came from one address, and where answers go. */
record Inbox(InetSocketAddress from, Queue<ByteBuffer> datagrams, Consumer<ByteBuffer> answers) implements Link {
    Inbox(InetSocketAddress from, Consumer<ByteBuffer> answers) {
        this(from, new ArrayDeque<>(), answers);
    }

    void add(ByteBuffer datagram) {
        datagrams.add(datagram);
    }

    boolean isEmpty() {
        return datagrams.isEmpty();
    }

    @Override
    public void send(ByteBuffer datagram) {
        answers.accept(datagram);
    }

    @Override
    public void send(ByteBuffer datagram, InetSocketAddress to) {
        answers.accept(datagram);
    }

    @Override
    public @Nullable InetSocketAddress receive(ByteBuffer buffer, long mostNanos) {
        ByteBuffer next = datagrams.poll();
        if (next == null) {
            return null;
        }
        buffer.clear().put(next).flip();
        return from;
    }

    @Override
    public void close() {
        // nothing is held but memory
    }
}
