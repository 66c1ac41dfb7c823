package udpcam.pace;

/**
 * A token bucket: it fills at a rate up to its size, and each datagram takes its bytes out. The level may fall below zero;
 * then the sender has to wait until it is back at zero.
 */
final class TokenBucket {
    /** The level is in bits a second times nanoseconds; a byte is this much of that. */
    private static final long PER_BYTE = 8_000_000_000L;

    private final long size;
    private long level;
    private long filledNanos;

    /** Begins full. */
    TokenBucket(int bytes, long nowNanos) {
        size = bytes * PER_BYTE;
        level = size;
        filledNanos = nowNanos;
    }

    /** Fills it at a rate since the last call; returns the nanoseconds until its level is back at zero. */
    long owedNanos(long bitsPerSecond, long nowNanos) {
        long elapsed = nowNanos - filledNanos;
        filledNanos = nowNanos;
        level = elapsed > (size - level) / bitsPerSecond ? size : level + elapsed * bitsPerSecond;
        return level >= 0 ? 0 : (bitsPerSecond - 1 - level) / bitsPerSecond; // rounded up
    }

    void take(int bytes) {
        level -= bytes * PER_BYTE;
    }
}
