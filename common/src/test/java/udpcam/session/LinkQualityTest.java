package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.rtcp.ReportBlock;

/** What both sides know of the path between them. */
class LinkQualityTest {
    private static final double MS = 1e6;

    private final TwoHosts hosts = new TwoHosts();

    private static LinkQuality known(@Nullable LinkQuality quality) {
        return Objects.requireNonNull(quality);
    }

    @Test
    void bothSidesFindTheRoundTripThoughTheWaysDiffer() {
        hosts.run(5);
        assertEquals(40 * MS, (double) known(hosts.sender.quality()).roundTripNanos(), 0.05 * MS);
        assertEquals(40 * MS, (double) known(hosts.receiver.quality()).roundTripNanos(), 0.05 * MS);
    }

    @Test
    void theOffsetOfTheClocksIsKnownToHalfARoundTrip() {
        hosts.run(20); // across the wrap of NTP's seconds
        ClockOffset offset = Objects.requireNonNull(hosts.receiver.clockOffset());
        assertEquals(20 * MS, (double) offset.uncertaintyNanos(), 0.05 * MS);
        assertEquals(2500 * MS, (double) offset.nanos(), 10.05 * MS, "off by half of what the ways differ");
        hosts.thereNanos = hosts.backNanos;
        hosts.run(20);
        offset = Objects.requireNonNull(hosts.receiver.clockOffset());
        assertEquals(2500 * MS, (double) offset.nanos(), 0.05 * MS, "the ways are alike");
    }

    @ParameterizedTest
    @CsvSource({"3600000, 0", "-3600000, 0", "5000, 0", "0, 3600000", "0, -3600000", "0, 5000", "-700, 700"})
    void aWallClockThatIsSetSpoilsNoFigure(long senderMillis, long receiverMillis) {
        hosts.run(5);
        hosts.senderAheadNanos += senderMillis * TwoHosts.MS;
        hosts.receiverAheadNanos += receiverMillis * TwoHosts.MS;
        for (int second = 0; second < 10; second++) {
            hosts.run(1);
            assertEquals(40 * MS, (double) known(hosts.sender.quality()).roundTripNanos(), 0.05 * MS);
            assertEquals(40 * MS, (double) known(hosts.receiver.quality()).roundTripNanos(), 0.05 * MS);
            ClockOffset offset = Objects.requireNonNull(hosts.receiver.clockOffset());
            assertEquals(2500 * MS, (double) offset.nanos(), 10.05 * MS);
        }
    }

    @Test
    void aReportThatLayInTheSocketOfAStoppedProgramIsNoRoundTripOfTenSeconds() {
        hosts.run(5);
        hosts.nowNanos += 9_900 * TwoHosts.MS;
        ByteBuffer late = hosts.reportsOfReceiver.get(hosts.reportsOfReceiver.size() - 1);
        assertTrue(hosts.sender.offer(late, hosts.senderNanos(), ReceptionListener.NOBODY));
        assertEquals(40 * MS, (double) known(hosts.sender.quality()).roundTripNanos(), 0.05 * MS);
        late = hosts.reportsOfSender.get(hosts.reportsOfSender.size() - 1);
        assertTrue(hosts.receiver.offer(late, hosts.receiverNanos()));
        assertEquals(40 * MS, (double) known(hosts.receiver.quality()).roundTripNanos(), 0.05 * MS);
        assertTrue(Objects.requireNonNull(hosts.receiver.clockOffset()).uncertaintyNanos() < 20.05 * MS);
    }

    @Test
    void aLongerRoundTripCountsFromTheSecondReportOn() {
        hosts.run(10);
        hosts.thereNanos += 100 * TwoHosts.MS;
        hosts.run(6);
        assertEquals(140 * MS, (double) known(hosts.sender.quality()).roundTripNanos(), 0.05 * MS);
        assertEquals(140 * MS, (double) known(hosts.receiver.quality()).roundTripNanos(), 0.05 * MS);
    }

    @Test
    void bothSidesKnowTheLossOfTheMedia() {
        hosts.loss = 0.1;
        hosts.run(30);
        LinkQuality atSender = known(hosts.sender.quality());
        assertEquals(0.1, atSender.fractionLost(), 0.08);
        assertEquals(known(hosts.receiver.quality()).fractionLost(), atSender.fractionLost(), 0.08);
        ByteBuffer last = hosts.reportsOfReceiver.get(hosts.reportsOfReceiver.size() - 1);
        assertEquals(hosts.lost, (double) ReportBlock.read(last, 8).cumulativeLost(), 40);
    }

    @Test
    void bothSidesKnowTheJitter() {
        hosts.run(5);
        assertEquals(0, (double) known(hosts.sender.quality()).jitterNanos(), 0.05 * MS);
        hosts.wobbleNanos = 5_000_000;
        hosts.run(5);
        assertEquals(5 * MS, (double) known(hosts.sender.quality()).jitterNanos(), 0.1 * MS);
        assertEquals(5 * MS, (double) known(hosts.receiver.quality()).jitterNanos(), 0.1 * MS);
    }
}
