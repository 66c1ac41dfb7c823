package udpcam.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RtpClockTest {
    private final RtpClock clock = new RtpClock(RtpClock.VIDEO_RATE, 1000);

    @Test
    void aSecondHas90000Ticks() {
        assertEquals(1000, clock.rtpTimestamp(0));
        assertEquals(1000 + 90_000, clock.rtpTimestamp(1_000_000_000));
        assertEquals(1000 - 90_000, clock.rtpTimestamp(-1_000_000_000));
        assertEquals(1000 + 3000, clock.rtpTimestamp(33_333_334));
        assertEquals(33_333_333, clock.nanos(3000));
        assertEquals(-1_000_000_000, clock.nanos(-90_000));
    }

    @Test
    void timestampsGoOnEvenlyAfterDaysAndAcrossTheirWrap() {
        long aMonth = 30 * 86_400L * 1_000_000_000;
        for (long frame = 0; frame < 100_000; frame++) {
            int before = clock.rtpTimestamp(aMonth + frame * 1_000_000_000);
            int after = clock.rtpTimestamp(aMonth + (frame + 1) * 1_000_000_000);
            assertEquals(90_000, SerialNumber.ahead(after, before));
        }
    }
}
