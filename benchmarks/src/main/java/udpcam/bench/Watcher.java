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
        if (!found) {
            search();
        }
        OptionalInt number = found ? read(left, top) : OptionalInt.empty();
        long now = NanoClock.SYSTEM.nanoTime();
        long pause = POLL_NANOS;
        if (number.isPresent() && number.getAsInt() < seen.length()) {
            if (seen.compareAndSet(number.getAsInt(), 0, now)) {
                pause = Math.max(pause, earliestNext(number.getAsInt(), now) - now);
            }
            lastNanos = now;
        } else if (now - lastNanos > PATIENCE_NANOS) {
            found = false; // a window that is moved when its first picture is there
        }
        LockSupport.parkNanos(pause);
        return true;
    }

    /** When the number behind one that was just seen could be there, were it much quicker than any before. */
    private long earliestNext(int number, long now) {
        long since = written.get(number);
        if (since == 0) {
            return now;
        }
        quickestNanos = Math.min(quickestNanos, now - since);
        return since + intervalNanos + (long) (QUICKER * quickestNanos);
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
