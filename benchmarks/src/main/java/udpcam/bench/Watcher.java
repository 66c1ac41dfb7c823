package udpcam.bench;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import udpcam.run.NanoClock;

/** Notes when each number is first seen on the screen, wherever the window stands. {@link #look} is a worker's step. */
final class Watcher {
    private static final long POLL_NANOS = 100_000;
    private static final long PATIENCE_NANOS = 500_000_000;

    private final Screen screen;
    private final AtomicLongArray seen;
    private final int columns;
    private final int rows;
    private boolean found;
    private long lastNanos;
    private int left;
    private int top;

    /** Searches a code in so many columns and rows of the screen; {@code seen} takes the times. */
    Watcher(Screen screen, int columns, int rows, AtomicLongArray seen) {
        this.screen = screen;
        this.columns = columns;
        this.rows = rows;
        this.seen = seen;
    }

    boolean look() {
        if (!found) {
            search();
        }
        OptionalInt number = found ? read(left, top) : OptionalInt.empty();
        long now = NanoClock.SYSTEM.nanoTime();
        if (number.isPresent() && number.getAsInt() < seen.length()) {
            seen.compareAndSet(number.getAsInt(), 0, now);
            lastNanos = now;
        } else if (now - lastNanos > PATIENCE_NANOS) {
            found = false; // a window that is moved when its first picture is there
        }
        LockSupport.parkNanos(POLL_NANOS);
        return true;
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
