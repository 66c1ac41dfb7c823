package udpcam.pipeline;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;
import udpcam.impair.LossModel;
import udpcam.link.DatagramSink;

/** What happens when, in simulated time: jobs in the order of their times, and links that are as bad as a model says. */
final class SimulatedNetwork {
    private final Queue<Event> events = new PriorityQueue<>(Event::compare);
    private long count;
    private long now;

    private record Event(long dueNanos, long number, Runnable job) {
        static int compare(Event one, Event other) {
            int order = Long.compare(one.dueNanos, other.dueNanos);
            return order != 0 ? order : Long.compare(one.number, other.number);
        }
    }

    long now() {
        return now;
    }

    /** Something is to happen. */
    void at(long dueNanos, Runnable job) {
        events.add(new Event(dueNanos, count++, job));
    }

    /** Goes to the next time at which something happens, but no further than {@code mostNanos}; true if something did. */
    boolean step(long mostNanos) {
        Event next = events.peek();
        if (next == null || next.dueNanos > mostNanos) {
            now = Math.max(now, mostNanos);
            return false;
        }
        events.remove();
        now = next.dueNanos;
        next.job.run();
        return true;
    }

    /** A way for datagrams, which leave one after the other. */
    final class Link implements DatagramSink {
        private static final long MOST_HELD_NANOS = 10_000_000; // paths differ by some time: a pause ends it

        private final long spacingNanos;
        private final LossModel.Dice dice;
        private final Consumer<ByteBuffer> departure;
        private final Consumer<ByteBuffer> arrival;
        private final List<Held> held = new ArrayList<>();
        private long lastNanos;

        /**
         * @param model what happens to datagrams on it
         * @param spacingNanos the least time from one to the next
         * @param departure sees each that leaves, whatever becomes of it
         * @param arrival takes those that come
         */
        Link(LossModel model, long spacingNanos, Consumer<ByteBuffer> departure, Consumer<ByteBuffer> arrival) {
            this.dice = model.dice();
            this.spacingNanos = spacingNanos;
            this.departure = departure;
            this.arrival = arrival;
        }

        @Override
        public void send(ByteBuffer datagram) {
            ByteBuffer copy =
                    ByteBuffer.allocate(datagram.remaining()).put(datagram).flip();
            lastNanos = Math.max(now, lastNanos + spacingNanos);
            at(lastNanos, () -> depart(copy));
        }

        private void depart(ByteBuffer datagram) {
            departure.accept(datagram);
            switch (dice.next()) {
                case IS_LOST -> {}
                case IS_HELD -> hold(new Held(datagram, 1 + dice.overtakenBy())); // it does not overtake itself
                case IS_DOUBLED -> {
                    pass(datagram);
                    pass(datagram);
                }
                case PASSES -> pass(datagram);
            }
            for (Held one : List.copyOf(held)) {
                if (--one.toPass == 0) {
                    release(one);
                }
            }
        }

        private void hold(Held one) {
            held.add(one);
            at(now + MOST_HELD_NANOS, () -> release(one));
        }

        private void release(Held one) {
            if (held.remove(one)) {
                pass(one.datagram);
            }
        }

        private void pass(ByteBuffer datagram) {
            at(now + dice.delayNanos(), () -> arrival.accept(datagram.duplicate()));
        }

        @Override
        public void close() {
            // nothing is held but memory
        }
    }

    private static final class Held {
        private final ByteBuffer datagram;
        private int toPass;

        private Held(ByteBuffer datagram, int toPass) {
            this.datagram = datagram;
            this.toPass = toPass;
        }
    }
}
