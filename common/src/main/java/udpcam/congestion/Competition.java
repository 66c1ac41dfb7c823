package udpcam.congestion;

/**
 * A queue that others fill, such as a download: it stays although this stream shrinks. To wait until it is gone would leave them
 * all of the path, so beside them the stream takes a share that grows until packets are lost, as theirs does. Not thread-safe.
 */
final class Competition {
    /** A queue this much longer than the stream's own is that of others. */
    private static final double STANDING_MILLIS = 25;

    private static final long BEGIN_NANOS = 400_000_000;
    private static final long END_NANOS = 600_000_000;
    private static final double FIRST_SHARE = 0.3;

    /** Bytes a second, each second. */
    private static final double INCREASE = 40_000;

    private static final double DECREASE_SHARE = 0.85;

    /** Losses within this time are one. */
    private static final long EPISODE_NANOS = 300_000_000;

    private boolean active;
    private long sinceNanos;
    private long lastNanos;
    private long decreasedNanos;
    private double share;

    /** The queue in front of a train, and what the stream's own packets would have made of it. */
    void train(double standingMillis, double ownMillis, boolean lost, double bytesPerSecond, long nowNanos) {
        boolean now = standingMillis - (active ? 0 : ownMillis) > (active ? STANDING_MILLIS / 2 : STANDING_MILLIS);
        if (now == active) {
            sinceNanos = nowNanos;
        } else if (nowNanos - sinceNanos >= (active ? END_NANOS : BEGIN_NANOS)) {
            active = now;
            sinceNanos = nowNanos;
            lastNanos = nowNanos;
            share = FIRST_SHARE * bytesPerSecond;
        }
        if (active) {
            adapt(lost, nowNanos);
        }
    }

    private void adapt(boolean lost, long nowNanos) {
        share += INCREASE * Math.min(1, (nowNanos - lastNanos) / 1e9);
        lastNanos = nowNanos;
        if (lost && nowNanos - decreasedNanos > EPISODE_NANOS) {
            share *= DECREASE_SHARE;
            decreasedNanos = nowNanos;
        }
    }

    boolean isActive() {
        return active;
    }

    /** Bytes a second. */
    double bytesPerSecond() {
        return share;
    }
}
