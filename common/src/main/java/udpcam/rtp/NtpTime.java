package udpcam.rtp;

import java.time.Instant;
import java.time.InstantSource;
import udpcam.run.NanoClock;

/**
 * The wall clock's time at an instant of the monotonic clock, as 64-bit NTP timestamps: seconds since 1900 and 2^-32
 * fractions (RFC 3550 4). Any thread may call it.
 *
 * <p>The absolute capture time of a frame (http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time) is just this
 * number, in 8 bytes. In 2036 the seconds wrap; differences are right within 68 years.
 */
public final class NtpTime {
    private static final long SECONDS_FROM_1900_TO_1970 = 2_208_988_800L;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long MAX_COMPACT_SECONDS = 0xFFFF;

    private final InstantSource wall;
    private final NanoClock monotonic;

    public NtpTime(InstantSource wall, NanoClock monotonic) {
        this.wall = wall;
        this.monotonic = monotonic;
    }

    /** The time at an instant of the monotonic clock that was, or is, or will be: the wall clock as it goes now. */
    public long at(long monotonicNanos) {
        long ago = monotonic.nanoTime() - monotonicNanos;
        return of(wall.instant().minusNanos(ago));
    }

    /** The NTP timestamp of an instant. */
    static long of(Instant instant) {
        long fraction = ((long) instant.getNano() << 32) / NANOS_PER_SECOND;
        return (instant.getEpochSecond() + SECONDS_FROM_1900_TO_1970) << 32 | fraction;
    }

    /** How far an NTP timestamp is ahead of another, in nanoseconds; negative where it is behind. */
    public static long nanosAhead(long ntp, long other) {
        long difference = ntp - other;
        long fraction = difference & 0xFFFF_FFFFL;
        return (difference >> 32) * NANOS_PER_SECOND + ((fraction * NANOS_PER_SECOND) >>> 32);
    }

    /** The middle 32 bits, with which reports refer to a timestamp: 16 of seconds, 16 of 1/65536 s. */
    static int compact(long ntp) {
        return (int) (ntp >>> 16);
    }

    /** A delay in the units of the middle 32 bits; those of more than 18 hours, and negative ones, as the nearest that fits. */
    static int compactDelay(long nanos) {
        long within = Math.max(0, Math.min(MAX_COMPACT_SECONDS * NANOS_PER_SECOND, nanos));
        return (int) ((within << 16) / NANOS_PER_SECOND);
    }

    /** A delay or a difference of middle 32 bits, in nanoseconds. */
    static long compactNanos(long units) {
        return (units * NANOS_PER_SECOND) >> 16;
    }
}
