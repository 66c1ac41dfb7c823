package udpcam.congestion;

import java.util.PriorityQueue;

/** Simulated time: what is to happen at which time, in that order. */
final class Simulation {
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long nowNanos;
    private long number;

    /** @param number keeps the order of events at the same time */
    private record Event(long nanos, long number, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(nanos, other.nanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    long nowNanos() {
        return nowNanos;
    }

    /** Does something at a time; at once, behind what is due now, if that is over. */
    void at(long nanos, Runnable action) {
        events.add(new Event(Math.max(nanos, nowNanos), number++, action));
    }

    void after(long nanos, Runnable action) {
        at(nowNanos + nanos, action);
    }

    /** Lets all happen up to a time. */
    void runUntil(long nanos) {
        while (!events.isEmpty() && events.peek().nanos <= nanos) {
            Event event = events.poll();
            nowNanos = event.nanos;
            event.action.run();
        }
        nowNanos = nanos;
    }

    static long millis(double millis) {
        return Math.round(millis * 1e6);
    }

    static long seconds(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
