package udpcam.session;

import udpcam.rtp.NtpTime;

/**
 * The time to the other end and back, from a timestamp that it sends back with how long it had it (RFC 3550 6.4.1).
 *
 * <p>The median of the last three measurements counts. A single one may be wrong by seconds: a report that lay in the socket
 * while the program was stopped is no slower on its way.
 */
final class RoundTrip {
    /** In place of a time that is not known. */
    static final long UNKNOWN = -1;

    private static final long MAX_NANOS = 60_000_000_000L;

    private final long[] last = {UNKNOWN, UNKNOWN, UNKNOWN};

    /** Adds what {@link #nanos} measured. */
    void add(long nanos) {
        last[2] = last[1];
        last[1] = last[0];
        last[0] = nanos;
    }

    /** The median of the last three, the smaller one of two, in nanoseconds; {@link #UNKNOWN} before the first. */
    long nanos() {
        long smaller = Math.min(last[0], last[1]);
        long larger = Math.max(last[0], last[1]);
        if (last[2] == UNKNOWN) {
            return smaller == UNKNOWN ? larger : smaller;
        }
        return Math.max(smaller, Math.min(larger, last[2]));
    }

    /**
     * The round-trip time in nanoseconds, to 1/65536 s; {@link #UNKNOWN} where nothing was sent back, and for what cannot
     * be: negative, or more than a minute.
     *
     * @param ntpNow when it came back
     * @param sentBack the middle 32 bits of the time when it was sent; 0 for none
     * @param delay how long the other end had it, in 1/65536 s
     */
    static long nanos(long ntpNow, int sentBack, int delay) {
        long away = NtpTime.compactNanos(NtpTime.compact(ntpNow) - sentBack);
        long nanos = away - NtpTime.compactNanos(Integer.toUnsignedLong(delay));
        return sentBack != 0 && nanos >= 0 && nanos <= MAX_NANOS ? nanos : UNKNOWN;
    }
}
