package udpcam.nack;

/**
 * The time to wait before a missing packet counts as lost: twice the delay of the latest packet that others overtook recently.
 * Called by one thread.
 */
final class ReorderDelay {
    private static final long MOST_NANOS = 100_000_000; // a packet that comes later is of no use: as good as lost
    private static final int FADE_SHARE = 64; // of the delay that goes with each frame

    private long nanos;

    /** A packet came that much later than one that was sent behind it. */
    void late(long lateNanos) {
        if (lateNanos > 0 && lateNanos < MOST_NANOS) {
            nanos = Math.min(MOST_NANOS, Math.max(nanos, 2 * lateNanos));
        }
    }

    /** A frame is done: the delay shrinks a little. */
    void fade() {
        nanos -= nanos / FADE_SHARE;
    }

    /** The stream begins anew. */
    void clear() {
        nanos = 0;
    }

    long nanos() {
        return nanos;
    }
}
