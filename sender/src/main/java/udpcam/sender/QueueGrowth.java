package udpcam.sender;

/**
 * Whether packets to a remote are lost because a queue on the way is full: then its round trip has grown, too, and parity would
 * only displace more of the stream. Losses of radio leave the round trip as it is. Called by one thread.
 */
final class QueueGrowth {
    /**
     * Queues of home routers and Wi-Fi hold 100 ms and more before they drop packets; jitter that is no queue stays well below.
     */
    static final long CONGESTED_NANOS = 100_000_000;

    /** The shortest round trip is that of five to ten minutes, since ways through a network change. */
    static final long WINDOW_NANOS = 300_000_000_000L;

    private long roundTripNanos;
    private long leastNanos = Long.MAX_VALUE; // in this window
    private long leastBeforeNanos = Long.MAX_VALUE; // in the window before
    private long windowStartNanos;

    /** The last round trip that is known at a time of the monotonic clock. */
    void observe(long newRoundTripNanos, long nowNanos) {
        if (leastNanos == Long.MAX_VALUE) {
            windowStartNanos = nowNanos;
        } else if (nowNanos - windowStartNanos >= WINDOW_NANOS) {
            windowStartNanos = nowNanos;
            leastBeforeNanos = leastNanos;
            leastNanos = newRoundTripNanos;
        }
        roundTripNanos = newRoundTripNanos;
        leastNanos = Math.min(leastNanos, newRoundTripNanos);
    }

    /** Whether the round trip is longer than the shortest one by more than {@link #CONGESTED_NANOS}. */
    boolean isCongested() {
        return roundTripNanos - Math.min(leastNanos, leastBeforeNanos) > CONGESTED_NANOS;
    }
}
