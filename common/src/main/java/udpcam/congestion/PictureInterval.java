package udpcam.congestion;

/** The time from one picture of the camera to the next, frames that are left out counted, too. Not thread-safe. */
final class PictureInterval {
    private static final long FIRST_NANOS = 33_333_333;
    private static final long LEAST_NANOS = 4_000_000;
    private static final long MOST_NANOS = 200_000_000;

    /** What comes sooner is about the same picture. */
    private static final double SAME_SHARE = 0.4;

    private static final double NEWEST_SHARE = 0.2;

    private boolean begun;
    private long lastNanos;
    private long nanos = FIRST_NANOS;

    /** A picture may be the next one. */
    void picture(long nowNanos) {
        long elapsed = nowNanos - lastNanos;
        if (begun && elapsed < SAME_SHARE * nanos) {
            return;
        }
        if (begun && elapsed < 2 * MOST_NANOS) {
            nanos += (long) (NEWEST_SHARE * (Math.min(elapsed, MOST_NANOS) - nanos));
            nanos = Math.max(LEAST_NANOS, nanos);
        }
        begun = true;
        lastNanos = nowNanos;
    }

    long nanos() {
        return nanos;
    }
}
