package udpcam.receiver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.DecodableFrame;
import udpcam.link.Link;
import udpcam.outlet.FrameOutlets;
import udpcam.run.Deadline;
import udpcam.run.MainLoop;
import udpcam.run.NanoClock;
import udpcam.run.Worker;
import udpcam.stream.ReceivedStream;
import udpcam.stream.ReceivedStreams;

/**
 * The receiver: {@code Link.receive -> ReceivedStreams.offer -> FrameOutlets.offer}. Behind that the window has a slot and a worker
 * of its own.
 *
 * <p>{@link #receive} is the step of the worker that receives; a test calls it by hand.
 */
public final class ReceiverApp implements AutoCloseable {
    private static final long MOST_LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int MOST_DISCARDED = 100_000; // datagrams at once: more than a socket's buffer holds

    private final Link link;
    private final ReceivedStreams streams;
    private final FrameOutlets outlets;
    private final NanoClock clock;
    private final Counters counters;
    private final MainLoop loop;
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(Link.MAX_PAYLOAD_BYTES);
    private final EarlyDecoding earlyDecoding =
            new EarlyDecoding(Runtime.getRuntime().availableProcessors());
    private final Backlog backlog = new Backlog();
    private @Nullable DecodableFrame held; // until the receiver has caught up with its socket
    private @Nullable Worker receiving;

    /** The app closes what it is given. */
    public ReceiverApp(
            Link link,
            ReceivedStreams streams,
            FrameOutlets outlets,
            NanoClock clock,
            Counters counters,
            MainLoop loop) {
        this.link = link;
        this.streams = streams;
        this.outlets = outlets;
        this.clock = clock;
        this.counters = counters;
        this.loop = loop;
    }

    void start() {
        outlets.start();
        receiving = new Worker("receive", this::receive, loop::fail).start();
    }

    /** Takes a datagram, or does what is due; a frame that is there with it goes to the outlets. */
    public boolean receive() throws IOException {
        try {
            receiveNext();
        } catch (OutOfMemoryError e) { // what came takes more than the JVM has: the next frames may be smaller
            counters.increment(Counter.MEMORY_REFUSED);
            streams.forget(clock.nanoTime());
        }
        return true;
    }

    private void receiveNext() throws IOException {
        InetSocketAddress from = await();
        long now = clock.nanoTime();
        if (from == null) {
            pass(streams.poll(now), now);
            return;
        }
        counters.increment(Counter.DATAGRAMS_RECEIVED);
        counters.add(Counter.BYTES_RECEIVED, datagram.remaining());
        pass(streams.offer(from, datagram, now, isGrowingWelcome(from, now)), now);
    }

    private boolean isGrowingWelcome(InetSocketAddress from, long nowNanos) {
        ReceivedStream shown = streams.shown();
        return shown != null
                && shown.address().equals(from)
                && !isBehind(nowNanos)
                && outlets.wantGrowing()
                && earlyDecoding.pays(from.getAddress());
    }

    /** The next datagram, even if something is due: what is missed may have come. But none of a flood, long after that. */
    private @Nullable InetSocketAddress await() throws IOException {
        long now = clock.nanoTime();
        if (backlog.isSuspected(now) && backlog.isHopeless(latenessNanos(), now)) {
            discard();
        }
        long next = streams.nextNanos();
        long left = next == Deadline.NEVER ? next : next - now;
        if (left < -MOST_LATE_NANOS) {
            return null;
        }
        InetSocketAddress from = link.receive(datagram, 0);
        if (from == null) {
            backlog.emptied();
            release();
            from = link.receive(datagram, Math.max(0, Math.min(left, Backlog.WAIT_NANOS)));
            long waited = clock.nanoTime() - now;
            backlog.waited(waited);
            now += waited;
        }
        if (from != null) {
            backlog.read(now);
        }
        return from;
    }

    /** Throws away what has come so far. */
    void discard() throws IOException {
        int discarded = 0;
        while (discarded < MOST_DISCARDED && link.receive(datagram, 0) != null) {
            discarded++;
        }
        counters.add(Counter.DATAGRAMS_OUTDATED, discarded);
        backlog.emptied();
        drop();
        ReceivedStream shown = streams.shown();
        if (shown != null) {
            shown.skipped(discarded > 0);
        }
    }

    /** How late the stream is that is shown; by the time it takes to read it where it does not say. */
    private long latenessNanos() {
        ReceivedStream shown = streams.shown();
        return shown == null ? Long.MAX_VALUE : shown.latenessNanos();
    }

    private boolean isBehind(long nowNanos) {
        return backlog.isSuspected(nowNanos) && backlog.isBehind(latenessNanos(), nowNanos);
    }

    private void drop() {
        if (held != null) {
            counters.increment(Counter.FRAMES_DISPLACED);
            held.close();
            held = null;
        }
    }

    /** Gives a frame to the outlets, or holds the newest one until the receiver has caught up with its socket. */
    private void pass(@Nullable DecodableFrame frame, long nowNanos) {
        if (frame == null) {
            return;
        }
        outlets.arrived(frame);
        drop();
        held = frame;
        if (!isBehind(nowNanos)) {
            release();
        }
    }

    private void release() {
        DecodableFrame frame = held;
        held = null;
        if (frame != null) {
            outlets.offer(frame);
        }
    }

    /** Ends the workers and closes everything that hangs in no native call. */
    @Override
    public void close() {
        streams.leave(clock.nanoTime());
        link.close(); // first of the rest: it ends the wait for a datagram
        if (receiving == null || receiving.join()) {
            release();
            streams.close(clock.nanoTime());
        }
        outlets.close();
    }
}
