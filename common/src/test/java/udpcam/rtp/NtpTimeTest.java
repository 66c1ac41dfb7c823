package udpcam.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import udpcam.run.ManualClock;

class NtpTimeTest {
    @Test
    void theTimestampCountsSecondsSince1900AndTheirFractions() {
        assertEquals(0x83AA7E80_00000000L, NtpTime.of(Instant.EPOCH)); // 2,208,988,800 s from 1900 to 1970
        assertEquals(0x83AA7E80_80000000L, NtpTime.of(Instant.ofEpochMilli(500)));
        assertEquals(0x83AA7E80_FFFFFFFBL, NtpTime.of(Instant.ofEpochSecond(0, 999_999_999)));
        assertEquals(0xED4CAE80_00000000L, NtpTime.of(Instant.parse("2026-02-28T00:00:00Z")));
    }

    @Test
    void aTimestampIsAnInstantAgainBeforeAndAfterTheWrapOf2036() {
        for (String text :
                new String[] {"2026-02-28T00:00:00.500Z", "2036-02-07T06:28:15.750Z", "2040-01-01T00:00:00Z"}) {
            Instant instant = Instant.parse(text);
            assertEquals(instant, NtpTime.instant(NtpTime.of(instant)));
        }
    }

    @Test
    void aWallClockThatIsSetChangesNoTimestamp() {
        ManualClock monotonic = new ManualClock();
        Instant[] wall = {Instant.ofEpochSecond(100)};
        NtpTime ntp = new NtpTime(() -> wall[0], monotonic);
        wall[0] = Instant.ofEpochSecond(3700);
        monotonic.now = 1_000_000_000L;
        assertEquals(NtpTime.of(Instant.ofEpochSecond(101)), ntp.at(1_000_000_000L));
    }

    @Test
    void theTimeOfACaptureIsTheStartsAndWhatPassedSince() {
        ManualClock monotonic = new ManualClock();
        monotonic.now = 5_000_000_000L;
        NtpTime ntp = new NtpTime(() -> Instant.ofEpochSecond(100), monotonic);
        assertEquals(NtpTime.of(Instant.ofEpochSecond(100)), ntp.at(5_000_000_000L));
        assertEquals(NtpTime.of(Instant.ofEpochMilli(99_960)), ntp.at(4_960_000_000L));
        assertEquals(NtpTime.of(Instant.ofEpochSecond(101)), ntp.at(6_000_000_000L));
    }

    @Test
    void differencesHaveASignAndGoAcrossTheWrapOf2036() {
        Instant lastOfTheEra = Instant.parse("2036-02-07T06:28:15.9Z");
        long before = NtpTime.of(lastOfTheEra);
        long after = NtpTime.of(lastOfTheEra.plusMillis(200));
        assertEquals(0, after >>> 32, "wrapped");
        assertEquals(200_000_000, (double) NtpTime.nanosAhead(after, before), 1);
        assertEquals(-200_000_000, (double) NtpTime.nanosAhead(before, after), 1);
    }

    /** The numbers of RFC 3550's figure 2: LSR B705:2000, DLSR 5.250 s, the report received at B710:8000, delay 6.125 s. */
    @Test
    void theMiddle32BitsAreThoseOfTheRfcsExample() {
        assertEquals(0xB705_2000, NtpTime.compact(0xB44D_B705_2000_0000L));
        assertEquals(0x0005_4000, NtpTime.compactDelay(5_250_000_000L));
        int roundTrip = 0xB710_8000 - 0xB705_2000 - 0x0005_4000;
        assertEquals(6_125_000_000L, NtpTime.compactNanos(roundTrip));
        assertEquals(-1_500_000_000, NtpTime.compactNanos(-0x0001_8000));
    }

    @Test
    void aDelayThatDoesNotFitIsTheNearestThatDoes() {
        assertEquals(0, NtpTime.compactDelay(-1));
        assertEquals(0xFFFF_0000, NtpTime.compactDelay(Long.MAX_VALUE));
    }
}
