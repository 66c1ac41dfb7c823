package udpcam.run;

import java.util.concurrent.TimeUnit;

/**
 * Tells a worker that takes work from a {@link LatestSlot} when to make a pause for what need not be done at once: between
 * two pieces of work, where it delays neither. Called by one thread.
 *
 * <p>That is about every tenth of a second, since to wake for it is work, too, and a little after a piece of work. After a
 * fifth of a second without, it has to be where it may.
 */
public final class Pauses {
    private static final long WANTED_NANOS = TimeUnit.MILLISECONDS.toNanos(90);
    private static final long NEEDED_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final NanoClock clock;
    private final long othersNanos;
    private long lastNanos;

    /** {@code othersNanos} is how long others may be busy yet with what is done here. */
    public Pauses(NanoClock clock, long othersNanos) {
        this.clock = clock;
        this.othersNanos = othersNanos;
        this.lastNanos = clock.nanoTime();
    }

    /** How long to wait for the next piece of work. */
    public long waitNanos() {
        return sinceLast() < WANTED_NANOS ? LONGEST_WAIT_NANOS : othersNanos;
    }

    /** Whether to make a pause now; {@code work} tells whether work came and is done, or none within the wait. */
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
