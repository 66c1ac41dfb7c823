package udpcam.link;

/**
 * What may be sent: it fills at a rate up to its size, and what is sent is taken out of it. It lends, too: who takes out more
 * than is in it owes the time in which that comes in.
 */
final class TokenBucket {
    /** What comes in is bits a second times nanoseconds: so many of that are a byte. */
    private static final long PER_BYTE = 8_000_000_000L;

    private final long size;
    private long level;
    private long filledNanos;

    /** A full one. */
    TokenBucket(int bytes, long nowNanos) {
        size = bytes * PER_BYTE;
        level = size;
        filledNanos = nowNanos;
    }

    /** Fills it at so many bits a second since the last time; returns how long it will be until nothing is owed. */
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
