package udpcam.bench.screen;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import udpcam.run.NanoClock;

/**
 * Reads the {@link RowCodes} on the screen, wherever the window stands: the last row's as soon as it may be new, all as long as
 * they change, and now and then in between. {@link #look} is a worker's step.
 */
public final class RowWatcher {
    private static final long POLL_NANOS = 100_000;
    private static final long READ_NANOS = 1_000_000; // from one reading of all rows to the next
    private static final long IDLE_NANOS = 4_000_000;
    private static final long PATIENCE_NANOS = 500_000_000;

    private final Sightings sightings;
    private final Schedule schedule;
    private final RowColumn column;
    private final int[] numbers;
    private int newest = Sightings.NONE;
    private long readNanos;
    private long legibleNanos;

    /**
     * Searches the codes on the screen.
     *
     * @param rows how many of them a picture has
     * @param written when each number's frame was written, in {@link NanoClock#nanoTime}; 0 until it is
     * @param intervalNanos from one frame to the next
     */
    public RowWatcher(Screen screen, int rows, AtomicLongArray written, long intervalNanos, Sightings sightings) {
        this.sightings = sightings;
        schedule = new Schedule(written, intervalNanos);
        column = new RowColumn(screen.width(), screen.height(), rows, written.length(), screen::luma);
        numbers = new int[rows];
    }

    public boolean look() {
        if (!column.isFound()) {
            column.find();
            legibleNanos = NanoClock.SYSTEM.nanoTime();
        }
        LockSupport.parkNanos(pauseNanos());
        int last = column.number(numbers.length - 1);
        long now = NanoClock.SYSTEM.nanoTime();
        if (last > newest) {
            newest = last;
            schedule.learn(last, now);
            readAll(now);
        } else if (now - readNanos >= READ_NANOS) {
            readAll(now);
        }
        return true;
    }

    private long pauseNanos() {
        long early = schedule.untilNext(NanoClock.SYSTEM.nanoTime());
        return early <= 0 ? POLL_NANOS : Math.min(early, sightings.isSettled() ? IDLE_NANOS : READ_NANOS);
    }

    private void readAll(long now) {
        readNanos = now;
        if (column.read(numbers)) {
            legibleNanos = now;
        } else if (now - legibleNanos > PATIENCE_NANOS) {
            column.lose(); // a window that is moved when its first picture is there
        }
        sightings.see(numbers, now);
    }
}
