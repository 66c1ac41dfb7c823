package udpcam.congestion;

import java.util.concurrent.TimeUnit;

/**
 * The delay of the empty path, with the difference of both clocks in it: the least of the last ten to twenty seconds, so that a
 * drift of the clocks by 100 ppm amounts to 2 ms. Refuses delays that no path has, until they persist. Not thread-safe.
 */
final class BaseDelay {
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);
    /** The same while others fill the queue, which may never be empty then. */
    private static final long CROWDED_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final long IMPLAUSIBLE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** So many implausible delays in a row are a clock that was set. */
    private static final int MOST_REFUSED = 200;

    private boolean known;
    private long current;
    private long previous;
    private long beginNanos;
    private int refused;

    /** Takes the delay of one packet. Whether it can be one of this path. */
    boolean admit(long delayNanos, boolean crowded, long nowNanos) {
        if (known && isImplausible(delayNanos) && ++refused < MOST_REFUSED) {
            return false;
        }
        if (!known || refused >= MOST_REFUSED) {
            known = true;
            current = delayNanos;
            previous = delayNanos;
            beginNanos = nowNanos;
        } else if (nowNanos - beginNanos >= (crowded ? CROWDED_NANOS : WINDOW_NANOS)) {
            previous = current;
            current = delayNanos;
            beginNanos = nowNanos;
        }
        refused = 0;
        current = Math.min(current, delayNanos);
        return true;
    }

    long nanos() {
        return Math.min(current, previous);
    }

    private boolean isImplausible(long delayNanos) {
        return Math.abs(delayNanos - nanos()) > IMPLAUSIBLE_NANOS;
    }
}
