package udpcam.link;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;

/** Waits until a datagram arrives at one of the sockets of a link. One thread waits; another may exchange them or close. */
final class Arrival implements AutoCloseable {
    private static final long NANOS_IN_MILLISECOND = 1_000_000;

    private final Selector selector;

    Arrival() throws IOException {
        this.selector = Selector.open();
    }

    /** Watches these sockets, too; closed ones are no longer watched. They do not block from now on. */
    void watch(Sockets sockets) throws IOException {
        watch(sockets.main());
        watch(sockets.ear());
        selector.wakeup(); // so that a wait that has begun includes them
    }

    private void watch(@Nullable DatagramChannel channel) throws IOException {
        if (channel != null && channel.keyFor(selector) == null) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
        }
    }

    /** Waits for a datagram, a change of the sockets, or some time, rounded up to milliseconds. */
    void await(long mostNanos) throws IOException {
        long millis = mostNanos == Long.MAX_VALUE ? 0 : (mostNanos + NANOS_IN_MILLISECOND - 1) / NANOS_IN_MILLISECOND;
        try {
            selector.select(ready -> {}, millis); // 0 is for ever
        } catch (ClosedSelectorException e) {
            throw new AsynchronousCloseException();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new ClosedByInterruptException();
        }
    }

    /** Ends the wait. */
    @Override
    public void close() throws IOException {
        selector.close();
    }
}
