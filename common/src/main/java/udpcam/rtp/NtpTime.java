package udpcam.rtp;

import java.time.Instant;
import java.time.InstantSource;
import udpcam.run.NanoClock;

/**
 * The time at an instant of the monotonic clock, as 64-bit NTP timestamps: seconds since 1900 and 2^-32 fractions (RFC 3550
 * 4). Any thread may call it.
 *
 * <p>The wall clock is read at the start only. Its later steps therefore change no timestamp: delays and round trips are
 * differences of timestamps, and would be wrong by the step.
 *
 * <p>The absolute capture time of a frame (http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time) is just this
 * number, in 8 bytes. In 2036 the seconds wrap; differences are right within 68 years.
 */
public final class NtpTime {
    private static final long SECONDS_FROM_1900_TO_1970 = 2_208_988_800L;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long MAX_COMPACT_SECONDS = 0xFFFF;

    /** The two clocks are read one after the other; of several tries the one that was interrupted least counts. */
    private static final int TRIES = 10;

    private final Instant start;
    private final long startNanos;

    /** Reads both clocks. */
    public NtpTime(InstantSource wall, NanoClock monotonic) {
        Instant best = Instant.EPOCH;
        long bestNanos = 0;
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long before = monotonic.nanoTime();
            Instant instant = wall.instant();
            long took = monotonic.nanoTime() - before;
            if (took < shortest) {
                best = instant;
                bestNanos = before + took / 2;
                shortest = took;
            }
        }
        start = best;
        startNanos = bestNanos;
    }

    /** The time at an instant of the monotonic clock, before or after the start. */
    public long at(long monotonicNanos) {
        return of(start.plusNanos(monotonicNanos - startNanos));
    }

    /** The NTP timestamp of an instant. */
    static long of(Instant instant) {
        long fraction = ((long) instant.getNano() << 32) / NANOS_PER_SECOND;
        return (instant.getEpochSecond() + SECONDS_FROM_1900_TO_1970) << 32 | fraction;
    }

    /** The instant of an NTP timestamp, of the years 1968 to 2104 (RFC 5905 section 6). */
    public static Instant instant(long ntp) {
        long era = ntp < 0 ? 0 : 1L << 32; // whose seconds begin in 1900, or in 2036
        return Instant.ofEpochSecond(
                (ntp >>> 32) + era - SECONDS_FROM_1900_TO_1970, ((ntp & 0xFFFF_FFFFL) * NANOS_PER_SECOND) >>> 32);
    }

    /** How far an NTP timestamp is ahead of another, in nanoseconds; negative where it is behind. */
    public static long nanosAhead(long ntp, long other) {
        long difference = ntp - other;
        long fraction = difference & 0xFFFF_FFFFL;
        return (difference >> 32) * NANOS_PER_SECOND + ((fraction * NANOS_PER_SECOND) >>> 32);
    }

    /** The middle 32 bits, with which reports refer to a timestamp: 16 of seconds, 16 of 1/65536 s. */
    public static int compact(long ntp) {
        return (int) (ntp >>> 16);
    }

    /** A delay in the units of the middle 32 bits; those of more than 18 hours, and negative ones, as the nearest that fits. */
    public static int compactDelay(long nanos) {
        long within = Math.max(0, Math.min(MAX_COMPACT_SECONDS * NANOS_PER_SECOND, nanos));
        return (int) ((within << 16) / NANOS_PER_SECOND);
    }

    /** A delay or a difference of middle 32 bits, in nanoseconds. */
    public static long compactNanos(long units) {
        return (units * NANOS_PER_SECOND) >> 16;
    }
}
