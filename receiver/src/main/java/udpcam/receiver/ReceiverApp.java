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
import udpcam.outlet.Showing;
import udpcam.outlet.Showings;
import udpcam.run.Deadline;
import udpcam.run.MainLoop;
import udpcam.run.NanoClock;
import udpcam.run.Worker;
import udpcam.stream.ReceivedStreams;
import udpcam.stream.View;

/**
 * The receiver on one port: {@code Link.receive -> ReceivedStreams.offer -> FrameOutlets.offer}. Behind that each outlet that takes
 * its time has a slot and a worker of its own.
 *
 * <p>{@link #receive} is the step of the worker that receives; a test calls it by hand.
 */
public final class ReceiverApp implements AutoCloseable {
    private static final long MOST_LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int MOST_DISCARDED = 100_000; // datagrams at once: more than a socket's buffer holds

    private final Link link;
    private final ReceivedStreams streams;
    private final Showings showings;
    private final NanoClock clock;
    private final Counters counters;
    private final MainLoop loop;
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(Link.MAX_PAYLOAD_BYTES);
    private final Backlog backlog = new Backlog();
    private @Nullable Worker receiving;

    /** The app closes what it is given. */
    public ReceiverApp(
            Link link, ReceivedStreams streams, Showings showings, NanoClock clock, Counters counters, MainLoop loop) {
        this.link = link;
        this.streams = streams;
        this.showings = showings;
        this.clock = clock;
        this.counters = counters;
        this.loop = loop;
    }

    void start() {
        showings.start();
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
        pass(streams.offer(from, datagram, now, isGrowingWelcome(from, now)), now);
    }

    private boolean isGrowingWelcome(InetSocketAddress from, long nowNanos) {
        View view = streams.viewOf(from);
        return view != null && !isBehind(nowNanos) && showings.of(view).wantsGrowing(from.getAddress());
    }

    /** The next datagram, even if something is due: what is missed may have come. But none of a flood, long after that. */
    private @Nullable InetSocketAddress await() throws IOException {
        long now = clock.nanoTime();
        if (backlog.isSuspected(now) && backlog.isHopeless(streams.latenessNanos(now), now)) {
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
            showings.release();
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
        counters.add(Counter.FRAMES_DISPLACED, showings.drop());
        streams.skipped(discarded > 0);
    }

    private boolean isBehind(long nowNanos) {
        return backlog.isSuspected(nowNanos) && backlog.isBehind(streams.latenessNanos(nowNanos), nowNanos);
    }

    /** Gives a frame to its outlets, or holds the newest one of its view until the receiver has caught up with its socket. */
    private void pass(@Nullable DecodableFrame frame, long nowNanos) {
        if (frame == null) {
            return;
        }
        Showing showing = showings.of(streams.view());
        showing.arrived(frame);
        if (showing.hold(frame)) {
            counters.increment(Counter.FRAMES_DISPLACED);
        }
        if (!isBehind(nowNanos)) {
            showing.release();
        }
    }

    /** Ends the workers and closes everything that hangs in no native call. */
    @Override
    public void close() {
        streams.leave(clock.nanoTime());
        link.close(); // first of the rest: it ends the wait for a datagram
        if (receiving == null || receiving.join()) {
            showings.release();
            streams.close(clock.nanoTime());
        }
        showings.close();
    }
}
