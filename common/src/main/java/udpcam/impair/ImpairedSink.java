package udpcam.impair;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.link.DatagramSink;
import udpcam.run.NanoClock;
import udpcam.run.Worker;

/**
 * Does to datagrams what a {@link LossModel} says, on their way to another sink.
 *
 * <p>What it delays is sent by a worker of its own, or by a test that calls {@link #flush}.
 */
public final class ImpairedSink implements DatagramSink {
    /** So many bytes are delayed at the most; as in a router, more are lost. */
    private static final long MAX_DELAYED_BYTES = 64L << 20;

    private static final long FLUSH_INTERVAL_NANOS = 1_000_000;

    private final DatagramSink sink;
    private final LossModel model;
    private final LossModel.Dice dice;
    private final NanoClock clock;
    private final Counters counters;
    private final List<Held> held = new ArrayList<>();
    private final Queue<Delayed> delayed = new PriorityQueue<>(Delayed::compareDue);
    private long delayedBytes;
    private long delayedCount;
    private @Nullable Worker flushing;

    public ImpairedSink(DatagramSink sink, LossModel model, NanoClock clock, Counters counters) {
        this.sink = sink;
        this.model = model;
        this.dice = model.dice();
        this.clock = clock;
        this.counters = counters;
    }

    /** Starts the worker that sends what is delayed, if anything is. */
    public ImpairedSink start(Consumer<Throwable> onFailure) {
        if (model.delays()) {
            flushing = new Worker("delay", this::flushSoon, onFailure).start();
        }
        return this;
    }

    private boolean flushSoon() throws IOException, InterruptedException {
        flush();
        clock.sleepUntil(clock.nanoTime() + FLUSH_INTERVAL_NANOS);
        return true;
    }

    @Override
    public synchronized void send(ByteBuffer datagram) throws IOException {
        switch (dice.next()) {
            case IS_LOST -> counters.increment(Counter.SIMULATED_LOSS);
            case IS_HELD -> {
                counters.increment(Counter.SIMULATED_REORDER);
                held.add(new Held(copy(datagram), 1 + dice.overtakenBy())); // it does not overtake itself
            }
            case IS_DOUBLED -> {
                counters.increment(Counter.SIMULATED_DUPLICATE);
                pass(datagram.duplicate());
                pass(datagram);
            }
            case PASSES -> pass(datagram);
        }
        releaseHeld();
    }

    /** Sends the delayed datagrams that are due. */
    public synchronized void flush() throws IOException {
        long now = clock.nanoTime();
        for (Delayed next = delayed.peek(); next != null && now - next.dueNanos >= 0; next = delayed.peek()) {
            delayed.remove();
            delayedBytes -= next.datagram.remaining();
            sink.send(next.datagram);
        }
    }

    /** What is held or delayed still is lost. */
    @Override
    public void close() {
        if (flushing != null) {
            flushing.close();
        }
        sink.close();
    }

    private void releaseHeld() throws IOException {
        for (Iterator<Held> each = held.iterator(); each.hasNext(); ) {
            Held one = each.next();
            if (--one.toPass == 0) {
                each.remove();
                pass(one.datagram);
            }
        }
    }

    private void pass(ByteBuffer datagram) throws IOException {
        if (!model.delays()) {
            sink.send(datagram);
        } else if (delayedBytes < MAX_DELAYED_BYTES) {
            delayedBytes += datagram.remaining();
            delayed.add(new Delayed(copy(datagram), clock.nanoTime() + dice.delayNanos(), delayedCount++));
        } else {
            counters.increment(Counter.SIMULATED_LOSS);
        }
    }

    private static ByteBuffer copy(ByteBuffer datagram) {
        return ByteBuffer.allocate(datagram.remaining()).put(datagram).flip();
    }

    private static final class Held {
        private final ByteBuffer datagram;
        private int toPass;

        private Held(ByteBuffer datagram, int toPass) {
            this.datagram = datagram;
            this.toPass = toPass;
        }
    }

    /** {@code number} keeps the order of those that are due at the same time. */
    private record Delayed(ByteBuffer datagram, long dueNanos, long number) {
        int compareDue(Delayed other) {
            int order = Long.signum(dueNanos - other.dueNanos);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }
}
