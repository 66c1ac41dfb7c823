package udpcam.rtp;

/** The time to the other end and back, from a timestamp that it sends back with how long it had it (RFC 3550 6.4.1). */
final class RoundTrip {
    /** In place of a time that is not known. */
    static final long UNKNOWN = -1;

    private static final long MAX_NANOS = 60_000_000_000L;

    private RoundTrip() {}

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
