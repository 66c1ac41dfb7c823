package udpcam.run;

import java.util.concurrent.TimeUnit;

/**
 * Schedules background work, such as reports, on a worker that takes frames from a {@link LatestSlot}. One thread calls it.
 *
 * <p>A pause is wanted every 90 ms, a little after a frame, when other threads are done with that frame: then it delays no
 * frame. After 200 ms without such a gap it comes beside the frames. More pauses would cost more than they gain, since each
 * wakes the thread.
 */
public final class Pauses {
    private static final long WANTED_NANOS = TimeUnit.MILLISECONDS.toNanos(90);
    private static final long NEEDED_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final NanoClock clock;
    private final long othersNanos;
    private long lastNanos;

    /** {@code othersNanos} is how long other threads may still work on a frame that is done here. */
    public Pauses(NanoClock clock, long othersNanos) {
        this.clock = clock;
        this.othersNanos = othersNanos;
        this.lastNanos = clock.nanoTime();
    }

    /** How long to wait for the next frame. */
    public long waitNanos() {
        return sinceLast() < WANTED_NANOS ? LONGEST_WAIT_NANOS : othersNanos;
    }

    /** Whether to pause now; {@code work} tells whether a frame came within the wait, and is done. */
    public boolean isTime(boolean work) {
        return !work || sinceLast() >= NEEDED_NANOS;
    }

    /** A pause begins. */
    public void begin() {
        lastNanos = clock.nanoTime();
    }

    private long sinceLast() {
        return clock.nanoTime() - lastNanos;
    }
}
