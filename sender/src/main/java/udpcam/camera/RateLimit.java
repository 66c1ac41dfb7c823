package udpcam.camera;

/** Drops pictures that come faster than the rate asked for. Called by one thread. */
public final class RateLimit {
    private static final int TOLERATED_SHARE = 8; // of an interval: the clocks of a camera and of this program differ

    private final long intervalNanos;
    private long nextNanos;

    /** {@code fps}: frames a second; 0 admits all. */
    public RateLimit(double fps, long nowNanos) {
        intervalNanos = fps == 0 ? 0 : (long) (1e9 / fps);
        nextNanos = nowNanos;
    }

    /** Whether a picture of this time is sent. */
    public boolean admits(long nowNanos) {
        long earlyNanos = nextNanos - nowNanos; // a difference, because clocks may wrap
        if (earlyNanos > intervalNanos / TOLERATED_SHARE) {
            return false;
        }
        nextNanos = nowNanos + Math.max(earlyNanos + intervalNanos, 0);
        return true;
    }
}
