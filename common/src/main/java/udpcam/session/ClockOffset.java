package udpcam.session;

/**
 * How the NTP time of the stream's sender compares to ours.
 *
 * @param nanos how far it is ahead; negative where it is behind
 * @param uncertaintyNanos how much more or less that may be: half of the round trip, of which nobody knows which way took
 *     longer
 */
public record ClockOffset(long nanos, long uncertaintyNanos) {
    /** Rounding, and what clocks drift apart within some reports. */
    private static final long TOLERANCE_NANOS = 1_000_000;

    /** Whether both can be right: they differ by no more than their uncertainties, or a millisecond. */
    boolean agrees(ClockOffset other) {
        return Math.abs(nanos - other.nanos) <= uncertaintyNanos + other.uncertaintyNanos + TOLERANCE_NANOS;
    }

    /** Whether both clocks may show the same time. */
    public boolean mayBeZero() {
        return Math.abs(nanos) <= uncertaintyNanos + TOLERANCE_NANOS;
    }

    /** Whether a delay by the two clocks, this offset taken off, can be: one of less than nothing cannot. */
    public boolean allows(long delayNanos) {
        return delayNanos >= -uncertaintyNanos - TOLERANCE_NANOS;
    }
}
