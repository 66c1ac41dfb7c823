package udpcam.rtp;

/**
 * How the wall clock of the stream's sender compares to ours.
 *
 * @param nanos how far it is ahead; negative where it is behind
 * @param uncertaintyNanos how much more or less that may be: half of the round trip, of which nobody knows which way took
 *     longer
 */
public record ClockOffset(long nanos, long uncertaintyNanos) {}
