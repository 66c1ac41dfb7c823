package udpcam.rtp;

import java.util.random.RandomGenerator;

/**
 * The clock of RTP timestamps: ticks of the monotonic clock, from an offset (RFC 3550 5.1).
 *
 * @param ticksPerSecond the clock rate, 1 or more
 * @param offset the timestamp at the monotonic clock's origin; random where it is sent
 */
public record RtpClock(int ticksPerSecond, int offset) {
    /** The clock rate of all video (RFC 2435 3, RFC 3551 5). */
    public static final int VIDEO_RATE = 90_000;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** A sender's clock for video: with a random offset, so that nobody can guess the timestamps. */
    public static RtpClock forVideo(RandomGenerator random) {
        return new RtpClock(VIDEO_RATE, random.nextInt());
    }

    /** The RTP timestamp of an instant of the monotonic clock, for example of a frame's capture. */
    public int rtpTimestamp(long nanos) {
        long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
        long rest = Math.floorMod(nanos, NANOS_PER_SECOND);
        return offset + (int) (seconds * ticksPerSecond + rest * ticksPerSecond / NANOS_PER_SECOND);
    }

    /** How long {@code ticks} last, which have 33 bits at the most; negative for negative ones. */
    public long nanos(long ticks) {
        return ticks * NANOS_PER_SECOND / ticksPerSecond;
    }
}
