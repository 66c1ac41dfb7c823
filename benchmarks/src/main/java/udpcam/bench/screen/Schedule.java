package udpcam.bench.screen;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When the next frame could be on the screen. To look at it earlier would do harm: a thread that wakes often while the programs
 * work takes the cores' idle moments, by which Linux judges where to wake theirs.
 */
public final class Schedule {
    private static final double QUICKER = 0.95;

    private final AtomicLongArray written;
    private final long intervalNanos;
    private int next; // the number behind the one that was seen last
    private long firstNanos = Long.MAX_VALUE; // when number 0 was due; the rest follow at the interval, or later
    private long quickestNanos = Long.MAX_VALUE;

    /**
     * Knows nothing yet.
     *
     * @param written when each number's frame was written; 0 until it is
     * @param intervalNanos from one frame to the next
     */
    public Schedule(AtomicLongArray written, long intervalNanos) {
        this.written = written;
        this.intervalNanos = intervalNanos;
    }

    /** Takes when a number was seen for the first time. */
    public void learn(int number, long nowNanos) {
        next = number + 1;
        long since = written.get(number);
        if (since != 0) {
            quickestNanos = Math.min(quickestNanos, nowNanos - since);
            firstNanos = Math.min(firstNanos, since - number * intervalNanos);
        }
    }

    /** How long until the next number could be there, were it written in time and shown quicker than any before; or less. */
    public long untilNext(long nowNanos) {
        if (quickestNanos == Long.MAX_VALUE || next == written.length()) {
            return 0;
        }
        long since = written.get(next);
        return (since == 0 ? firstNanos + next * intervalNanos : since) + (long) (QUICKER * quickestNanos) - nowNanos;
    }
}
