package udpcam.bench;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import udpcam.run.NanoClock;

/**
 * Notes when each number is first seen on the screen, wherever the window stands. {@link #look} is a worker's step.
 *
 * <p>It looks only when a picture can be there: a thread that wakes often while the programs work takes the cores' idle
 * moments, by which Linux judges where to wake theirs.
 */
final class Watcher {
    private static final long POLL_NANOS = 100_000;
    private static final double QUICKER = 0.95;
    private static final long PATIENCE_NANOS = 500_000_000;

    private final Screen screen;
    private final AtomicLongArray written;
    private final AtomicLongArray seen;
    private final long intervalNanos;
    private final int columns;
    private final int rows;
    private boolean found;
    private long lastNanos;
    private int next; // the number behind the one that was seen last
    private long scheduleNanos = Long.MAX_VALUE; // when number 0 was due; the rest follow at the interval, or later
    private long quickestNanos = Long.MAX_VALUE;
    private int left;
    private int top;

    /**
     * Searches a code in so many columns and rows of the screen.
     *
     * @param written when each number's frame was written, in {@link NanoClock#nanoTime}; 0 until it is
     * @param seen takes when it was seen
     * @param intervalNanos from one frame to the next
     */
    Watcher(Screen screen, int columns, int rows, AtomicLongArray written, AtomicLongArray seen, long intervalNanos) {
        this.screen = screen;
        this.columns = columns;
        this.rows = rows;
        this.written = written;
        this.seen = seen;
        this.intervalNanos = intervalNanos;
    }

    boolean look() {
        long early = found ? earliestNext() - NanoClock.SYSTEM.nanoTime() : 0;
        if (early > 0) {
            LockSupport.parkNanos(early);
            return true;
        }
        if (!found) {
            search();
        }
        OptionalInt number = found ? read(left, top) : OptionalInt.empty();
        long now = NanoClock.SYSTEM.nanoTime();
        if (number.isPresent() && number.getAsInt() < seen.length()) {
            if (seen.compareAndSet(number.getAsInt(), 0, now)) {
                learn(number.getAsInt(), now);
            }
            lastNanos = now;
        } else if (now - lastNanos > PATIENCE_NANOS) {
            found = false; // a window that is moved when its first picture is there
        }
        LockSupport.parkNanos(POLL_NANOS);
        return true;
    }

    private void learn(int number, long now) {
        next = number + 1;
        long since = written.get(number);
        if (since != 0) {
            quickestNanos = Math.min(quickestNanos, now - since);
            scheduleNanos = Math.min(scheduleNanos, since - number * intervalNanos);
        }
    }

    /** When the next number could be there, were it written in time and shown much quicker than any before. */
    private long earliestNext() {
        if (quickestNanos == Long.MAX_VALUE || next == written.length()) {
            return NanoClock.SYSTEM.nanoTime();
        }
        long since = written.get(next);
        return (since == 0 ? scheduleNanos + next * intervalNanos : since) + (long) (QUICKER * quickestNanos);
    }

    private void search() {
        for (int y = rows - NumberCode.SQUARE; y >= 0; y--) {
            for (int x = 0; x + NumberCode.WIDTH <= columns; x++) {
                OptionalInt number = read(x, y);
                if (number.isPresent() && number.getAsInt() > 0 && number.getAsInt() < seen.length() && isFlat(x, y)) {
                    found = true;
                    lastNanos = NanoClock.SYSTEM.nanoTime();
                    left = x;
                    top = y;
                    return;
                }
            }
        }
    }

    /** Whether the code's squares are where they should be: one pixel in, all round, nothing changes. */
    private boolean isFlat(int x, int y) {
        OptionalInt number = read(x, y);
        int reach = NumberCode.SQUARE / 2 - 3;
        return number.equals(read(x - Math.min(x, reach), y))
                && number.equals(read(x + reach, y))
                && number.equals(read(x, y - Math.min(y, reach)))
                && number.equals(read(x, y + reach));
    }

    private OptionalInt read(int x0, int y0) {
        return NumberCode.read((x, y) -> (screen.pixel(x0 + x, y0 + y) >> 8) & 0xFF);
    }
}
