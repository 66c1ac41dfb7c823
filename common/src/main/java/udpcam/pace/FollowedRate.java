package udpcam.pace;

/**
 * A pace of eight times the mean rate of the stream: sending a frame takes at most an eighth of the frame interval.
 *
 * <p>The mean is the higher one of the last two seconds, so that a pause does not lower it at once.
 */
final class FollowedRate implements PaceRate {
    /** While the mean is unknown: the speed of most networks. */
    static final long FIRST = 1_000_000_000;

    /** A slower pace would delay frames that every switch can buffer. */
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
