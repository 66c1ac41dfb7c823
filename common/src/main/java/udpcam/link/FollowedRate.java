package udpcam.link;

/**
 * Eight times the mean rate of the stream: a frame that is spread over its datagrams takes an eighth of its interval at the most.
 *
 * <p>The mean is that of the last second or of the one before, if that was higher: after a pause the stream is what it was.
 */
final class FollowedRate implements PaceRate {
    /** While the stream is not known: no more than most networks can. */
    static final long FIRST = 1_000_000_000;

    static final long LEAST = 100_000_000;

    private static final int TIMES_MEAN = 8;
    private static final long WINDOW_NANOS = 1_000_000_000;
    private static final double BITS_PER_BYTE_NANOS = 8e9;

    private long rate = FIRST;
    private long lastMean = FIRST / TIMES_MEAN;
    private long windowStartNanos;
    private long windowBytes;

    FollowedRate(long nowNanos) {
        windowStartNanos = nowNanos;
    }

    @Override
    public long bitsPerSecond(int bytes, long nowNanos) {
        long elapsed = nowNanos - windowStartNanos;
        if (elapsed >= WINDOW_NANOS) {
            long mean = (long) (BITS_PER_BYTE_NANOS * windowBytes / elapsed);
            rate = Math.max(LEAST, TIMES_MEAN * Math.max(mean, lastMean));
            lastMean = mean;
            windowStartNanos = nowNanos;
            windowBytes = 0;
        }
        windowBytes += bytes;
        return rate;
    }
}
