package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.rtcp.Cname;
import udpcam.rtcp.Report;
import udpcam.rtcp.SenderInfo;
import udpcam.rtcp.SourceDescription;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpClock;
import udpcam.rtp.RtpHeader;
import udpcam.run.Deadline;

/** What a member of a group tells of arrivals, whatever its sender says. */
class GroupArrivalsTest {
    private static final int MEDIA = 0xCA3E7A;
    private static final int PARITY = 0xCA3E7B;
    private static final long MS = 1_000_000;
    private static final int PACKET_BYTES = 1200;
    private static final int FRAMES = 600;

    private long now = 1_000_000 * MS;
    private int number;
    private int timestamp;
    private final SplittableRandom random = new SplittableRandom(1);
    private final NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(0, now), () -> now);
    private final ReceptionStatistics statistics = new ReceptionStatistics(MEDIA, RtpClock.VIDEO_RATE);
    private final ReceiverSession member = new ReceiverSession(
            statistics, Cname.random(random), time, new RtcpInterval(true, random), random::nextInt);

    private void came(int ssrc, boolean marked) {
        ByteBuffer packet = ByteBuffer.allocate(PACKET_BYTES);
        RtpHeader.write(packet, false, marked, 26, number & 0xFFFF, timestamp, ssrc);
        if (ssrc == MEDIA) {
            statistics.received(number & 0xFFFF, 0, now);
        }
        number++;
        member.arrived(packet.clear(), ssrc != MEDIA, now);
        member.received(PACKET_BYTES, now);
    }

    /** A frame of 20 packets comes within some milliseconds; returns the bytes that are told of it. */
    private int frame(int millis) {
        int told = 0;
        timestamp += 3000;
        for (int i = 1; i <= 20; i++) {
            came(MEDIA, i == 20);
            now += i == 20 ? 0 : millis * MS / 19;
            told += told();
        }
        now += (33 - millis) * MS;
        return told;
    }

    private int told() {
        ByteBuffer message = member.arrivals(true, now);
        return message == null ? 0 : message.remaining();
    }

    private void report(int tellers) {
        report(tellers, 0);
    }

    private void report(int tellers, int limit) {
        ByteBuffer datagram = ByteBuffer.allocate(200);
        Report.write(datagram, MEDIA, new SenderInfo(time.at(now), 1, 1, 1), null);
        SourceDescription.writeSender(datagram, MEDIA, new Cname("AAECAwQFBgcICQoL"), limit, tellers);
        assertTrue(member.offer(datagram.flip(), now));
    }

    /** It reports, the sender does, and it reports again. */
    private void joins(int tellers) {
        came(MEDIA, true);
        member.poll(now);
        now += 8000 * MS;
        assertNotNull(member.poll(now));
        assertEquals(Deadline.NEVER, member.arrivalsDueNanos());
        assertNull(member.arrivals(true, now + 100 * MS), "it has nothing to send back yet");
        report(tellers);
        timestamp += 3000;
        came(MEDIA, true);
        now += 8000 * MS;
        assertNotNull(member.poll(now));
        told();
    }

    @Test
    void framesThatLeaveRoomAreNotToldOfNorIsTheParityBehindThem() {
        joins(1);
        for (int i = 0; i < 100; i++) {
            assertEquals(0, frame(20));
            came(PARITY, true);
            assertEquals(0, told());
        }
        assertTrue(frame(30) > 20 * Short.BYTES);
        now += ArrivalLog.SLOW_NANOS;
        report(1);
        assertEquals(0, frame(20));
    }

    @Test
    void lostMarkersDoNotLookLikeAFullPath() {
        joins(1);
        for (int i = 0; i < 100; i++) {
            timestamp += 3000;
            came(MEDIA, false); // the rest is lost
            assertEquals(0, told());
            now += 33 * MS;
        }
    }

    @Test
    void whoLimitsTheStreamTellsOfAllFramesSoThatItsRoomShows() {
        joins(1);
        report(1, 4000);
        assertEquals(0, frame(20), "others limit it");
        assertTrue(frame(30) > 0);
        report(1, 4000);
        assertTrue(frame(10) > 0);
        assertTrue(frame(20) > 0);
        report(1, 0);
        assertTrue(frame(20) > 0, "the sender may not know yet");
        now += ArrivalLog.SLOW_NANOS;
        report(1, 0);
        assertEquals(0, frame(20));
    }

    @Test
    void aSenderThatDoesNotSayThatItListensIsToldNothing() {
        joins(SourceDescription.NO_NUMBER);
        assertEquals(0, frame(30));
        report(0);
        assertTrue(frame(30) > 0);
        report(SourceDescription.NO_NUMBER);
        assertEquals(0, frame(30));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 1000, 99_999})
    void whateverTheSenderSaysOfItsMembersNobodyTellsMoreThanItsShare(int tellers) {
        joins(tellers);
        long told = 0;
        for (int i = 0; i < FRAMES; i++) {
            told += frame(30);
            if (i % 30 == 0) {
                report(tellers);
            }
        }
        int sharers = tellers == 0 ? 10 : tellers;
        double most = Math.max(1300, 16_000.0 / sharers) + 0.025 / sharers * FRAMES * 20 * (PACKET_BYTES + 28);
        assertTrue(told <= most, told + " bytes of " + most);
        assertTrue(told > 0, "and not nothing");
    }

    @Test
    void whoTakesAnotherSsrcHasToProveItselfAgain() {
        joins(1);
        ByteBuffer collision = ByteBuffer.allocate(100);
        Report.write(
                collision, Objects.requireNonNull(member.poll(now += 8000 * MS)).getInt(4), null, null);
        assertTrue(member.offer(collision.flip(), now));
        assertNotNull(member.poll(now), "BYE");
        assertEquals(0, frame(30));
    }
}
