package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.rtcp.ReportBlock;

class ReceptionStatisticsTest {
    private static final int SSRC = 0x5EED;
    private static final long MS = 1_000_000;

    private final ReceptionStatistics statistics = new ReceptionStatistics(SSRC, 90_000);

    private long receive(long number) {
        return statistics.received((int) (number & 0xFFFF), 0, 0);
    }

    private ReportBlock report() {
        return Objects.requireNonNull(statistics.report(0, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 32_767, 32_768, 65_535})
    void theExtendedNumbersDoNotWrapWithThoseOfThePackets(int first) {
        for (long number = first; number < first + 4 * 65_536L; number++) {
            assertEquals(number, receive(number));
        }
        assertEquals(new ReportBlock(SSRC, 0, 0, first + 4 * 65_536 - 1, 0, 0, 0), report());
    }

    @Test
    void reorderedPacketsKeepTheirNumberAlsoAroundTheWrap() {
        long[] order = {65_533, 65_535, 65_534, 65_538, 65_536, 65_537, 65_532, 65_539};
        for (long number : order) {
            assertEquals(number, receive(number));
        }
        assertEquals(-1, report().cumulativeLost(), "the first to come was not the first of all");
        assertEquals(0, statistics.restarts());
    }

    @Test
    void whatWasSentBeforeTheFirstOneOnTheFarSideOfAWrapIsNotUsed() {
        receive(0);
        assertEquals(ReceptionStatistics.NOT_USED, receive(65_530));
        assertEquals(1, receive(1));
        assertEquals(0, report().cumulativeLost());
    }

    @Test
    void lossIsWhatIsMissingAndItsFractionThatSinceTheLastReport() {
        for (int number = 100; number < 200; number++) {
            if (number % 4 != 3) {
                receive(number); // the last one, 199, is missing at the end, where nobody can know
            }
        }
        assertEquals(new ReportBlock(SSRC, 24 * 256 / 99, 24, 198, 0, 0, 0), report());
        for (int number = 200; number < 300; number++) {
            receive(number);
        }
        assertEquals(new ReportBlock(SSRC, 1 * 256 / 101, 25, 299, 0, 0, 0), report());
    }

    @Test
    void aSourceThatWasNotHeardSinceIsNotReported() {
        assertNull(statistics.report(0, 0));
        receive(7);
        assertNotNull(statistics.report(0, 0));
        assertNull(statistics.report(0, 0));
    }

    @Test
    void duplicatesMakeTheLossNegativeAndItsFractionZero() {
        for (int i = 0; i < 5; i++) {
            assertEquals(9, receive(9));
        }
        assertEquals(-4, report().cumulativeLost());
        receive(9);
        assertEquals(0, report().fractionLost());
    }

    @Test
    void theCumulativeLossStaysWithin24Bits() {
        receive(0);
        for (long number = 0; number < 2 * ReportBlock.MAX_LOST; number += 128) {
            receive(number);
        }
        assertEquals(0x7F_FFFF, report().cumulativeLost());
        ReceptionStatistics doubled = new ReceptionStatistics(SSRC, 90_000);
        for (int i = 0; i < 8_388_700; i++) {
            doubled.received(5, 0, 0);
        }
        assertEquals(-0x80_0000, Objects.requireNonNull(doubled.report(0, 0)).cumulativeLost());
    }

    @Test
    void aStrayPacketWithAWildNumberDisturbsNothing() {
        for (int number = 0; number < 1000; number++) {
            assertEquals(number, receive(number));
            assertEquals(ReceptionStatistics.NOT_USED, receive(30_000 + number), "never two of them in a row");
        }
        assertEquals(0, report().cumulativeLost());
        assertEquals(0, statistics.restarts());
    }

    @Test
    void theSecondOfTwoInSequenceFarOffIsARestart() {
        receive(65_000);
        receive(65_001);
        assertEquals(ReceptionStatistics.NOT_USED, receive(40_000));
        assertEquals(40_001, receive(40_001));
        assertEquals(40_002, receive(40_002));
        assertEquals(1, statistics.restarts());
        assertEquals(new ReportBlock(SSRC, 0, 0, 40_002, 0, 0, 0), report());
    }

    @Test
    void theLastOfTheSixteenBitsIsConfirmedByTheFirst() {
        receive(30_000);
        assertEquals(ReceptionStatistics.NOT_USED, receive(65_535));
        assertEquals(0, receive(0));
    }

    @Test
    void gapsAndMisorderAreNoJumpsUpToTheirBounds() {
        receive(10_000);
        assertEquals(10_128, receive(10_128));
        assertEquals(ReceptionStatistics.NOT_USED, receive(12_998));
        assertEquals(12_999, receive(12_999), "confirmed");
        assertEquals(12_000, receive(12_000));
        assertEquals(ReceptionStatistics.NOT_USED, receive(11_999));
        assertEquals(ReceptionStatistics.NOT_USED, receive(15_999));
        assertEquals(0, statistics.restarts());
    }

    @Test
    void whatIsBehindAfterAPauseIsANewBeginning() {
        statistics.received(10_000, 0, 0);
        assertEquals(9_999, statistics.received(9_999, 0, 500 * MS));
        assertEquals(0, statistics.restarts());
        assertEquals(9_998, statistics.received(9_998, 0, 1001 * MS));
        assertEquals(1, statistics.restarts());
    }

    @Test
    void whoForgesPacketsAheadStopsAStreamForHalfASecondAtTheMost() {
        for (int number = 0; number < 8000; number++) { // of one frame: that many may be late in another
            receive(number);
        }
        for (int forged = 8100; forged < 22_000; forged += 100) {
            receive(forged);
        }
        for (int i = 0; i < 600; i++) {
            statistics.received(8000 + i, 3000, i * MS);
        }
        assertEquals(1, statistics.restarts());
        assertEquals(8600, statistics.received(8600, 3000, 600 * MS));
        assertEquals(8600, report().highestSequenceNumber());
    }

    /** 90 ticks are 1 ms. Transits: 0, +1 ms, +1 ms, -1 ms; so D = 90, 0, 180, each taken in by a sixteenth. */
    @Test
    void jitterIsThatOfTheExampleReckonedByHand() {
        long start = Long.MAX_VALUE / 3;
        int timestamp = 0xFFFF_F000; // wraps
        statistics.received(1, timestamp, start);
        statistics.received(2, timestamp + 3000, start + 3000 * MS / 90 + MS);
        assertEquals(90 / 16, statistics.jitter());
        statistics.received(3, timestamp + 6000, start + 6000 * MS / 90 + MS);
        assertEquals((90 - 6) / 16, statistics.jitter());
        statistics.received(4, timestamp + 9000, start + 9000 * MS / 90 - MS);
        assertEquals((84 - 5 + 180) / 16, statistics.jitter());
        assertEquals(16, report().jitter());
    }

    @Test
    void jitterGoesToTheMeanDeviationOfASteadyWobble() {
        for (int i = 0; i < 1000; i++) {
            statistics.received(i, 3000 * i, 3000L * i * MS / 90 + (i % 2) * 2L * MS);
        }
        assertEquals(180, (double) statistics.jitter(), 1);
    }

    @Test
    void aRestartWithOtherTimestampsIsNoJitter() {
        statistics.received(1, 0, 0);
        statistics.received(20_000, 777_000_000, 0);
        statistics.received(20_001, 777_000_000, 0);
        statistics.received(20_002, 777_000_000, 0);
        assertEquals(0, statistics.jitter());
    }
}
