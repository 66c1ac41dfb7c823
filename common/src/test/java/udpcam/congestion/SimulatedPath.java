package udpcam.congestion;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A path with one bottleneck, as Linux's tbf makes it: a token bucket in front of which a queue drops what does not fit. Behind
 * it packets are lost, delayed, and overtaken, from a seed.
 */
final class SimulatedPath {
    private static final double LINE_BITS = 1e9;
    private static final long MOST_WAIT_NANOS = Simulation.millis(10);

    private final Simulation simulation;
    private final SplittableRandom chance = new SplittableRandom(7);
    private final NavigableMap<Long, Double> rates = new TreeMap<>(); // bytes a second, from which time on
    private final Deque<Packet> queue = new ArrayDeque<>();
    private final List<Held> held = new ArrayList<>();
    private int queueBytes = Integer.MAX_VALUE;
    private int burstBytes = 1_600;
    private long delayNanos = Simulation.millis(5);
    private long jitterNanos;
    private double loss;
    private double burst = 1;
    private double reordered;
    private int overtakenBy;
    private boolean losing;
    private int waiting;
    private double tokens = burstBytes;
    private long filledNanos;
    private boolean busy;
    private long passedBytes;

    private record Packet(int bytes, Runnable arrived) {}

    private static final class Held {
        private final Runnable arrived;
        private int left;

        Held(Runnable arrived, int left) {
            this.arrived = arrived;
            this.left = left;
        }
    }

    SimulatedPath(Simulation simulation, double megabits) {
        this.simulation = simulation;
        rate(0, megabits);
    }

    /** From a time on the bottleneck passes so many bits a second. */
    SimulatedPath rate(double seconds, double megabits) {
        rates.put(Simulation.seconds(seconds), megabits * 1e6 / 8);
        return this;
    }

    /** The queue holds what the first rate passes in this time. */
    SimulatedPath queue(double millis) {
        queueBytes = (int) (rates.firstEntry().getValue() * millis / 1e3);
        return this;
    }

    SimulatedPath bucket(int bytes) {
        burstBytes = bytes;
        tokens = bytes;
        return this;
    }

    SimulatedPath delay(double millis) {
        delayNanos = Simulation.millis(millis);
        return this;
    }

    SimulatedPath jitter(double millis) {
        jitterNanos = Simulation.millis(millis);
        return this;
    }

    SimulatedPath loss(double share, double packetsInARow) {
        loss = share;
        burst = packetsInARow;
        return this;
    }

    SimulatedPath reorder(double share, int byUpTo) {
        reordered = share;
        overtakenBy = byUpTo;
        return this;
    }

    long delayNanos() {
        return delayNanos;
    }

    long passedBytes() {
        return passedBytes;
    }

    /** A packet enters; what is to happen when it arrives. */
    void send(int bytes, Runnable arrived) {
        if (waiting + bytes > queueBytes) {
            return;
        }
        queue.add(new Packet(bytes, arrived));
        waiting += bytes;
        if (!busy) {
            serve();
        }
    }

    private void serve() {
        Packet next = queue.peek();
        busy = next != null;
        if (next == null) {
            return;
        }
        double rate = rates.floorEntry(simulation.nowNanos()).getValue();
        tokens = Math.min(burstBytes, tokens + rate * (simulation.nowNanos() - filledNanos) / 1e9);
        filledNanos = simulation.nowNanos();
        if (tokens < next.bytes) {
            long nanos = (long) (1e9 * (next.bytes - tokens) / rate) + 1;
            simulation.after(Math.min(nanos, MOST_WAIT_NANOS), this::serve); // the rate may change meanwhile
            return;
        }
        tokens -= next.bytes;
        queue.remove();
        waiting -= next.bytes;
        passedBytes += next.bytes;
        pass(next.arrived);
        simulation.after((long) (8e9 * next.bytes / LINE_BITS), this::serve);
    }

    private void pass(Runnable arrived) {
        losing = chance.nextDouble() < (losing ? 1 - 1 / burst : loss / (burst * (1 - loss)));
        if (losing) {
            return;
        }
        if (chance.nextDouble() < reordered) {
            held.add(new Held(arrived, 1 + chance.nextInt(overtakenBy)));
            return;
        }
        deliver(arrived);
        for (Held one : List.copyOf(held)) {
            if (--one.left == 0) {
                held.remove(one);
                deliver(one.arrived);
            }
        }
    }

    private void deliver(Runnable arrived) {
        simulation.after(delayNanos + (jitterNanos == 0 ? 0 : chance.nextLong(jitterNanos)), arrived);
    }
}
