package udpcam.fec;

/** How much later than ones that were sent behind them packets come of late. Called by one thread. */
final class Disorder {
    private static final long MOST_NANOS = 25_000_000;
    private static final int FADE_SHARE = 64; // goes with each frame

    private long nanos;

    /** A packet came so much later than one that was sent behind it; much too late is as bad as a loss. */
    void late(long lateNanos) {
        if (lateNanos > 0 && lateNanos < MOST_NANOS) {
            nanos = Math.min(MOST_NANOS, Math.max(nanos, 2 * lateNanos));
        }
    }

    /** A frame is done. */
    void fade() {
        nanos -= nanos / FADE_SHARE;
    }

    /** How long to wait for packets that may only be out of turn. */
    long nanos() {
        return nanos;
    }
}
