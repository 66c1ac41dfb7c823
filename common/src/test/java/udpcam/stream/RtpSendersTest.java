package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.frame.Packetizer;
import udpcam.rtp.RtpHeader;
import udpcam.rtpjpeg.HostilePackets;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;

/** Senders of RTP/JPEG that begin anew, come together, stray, or mean ill. */
class RtpSendersTest {
    private static final int SENDER = 40_000;
    private static final long FRAME_NANOS = 33_333_333;

    private final Received received = new Received();
    private final Packetizer packetizer = new RtpPacketizer(256, Streams.of(1));
    private long captured;

    /** A frame of many packets. */
    private Sent frame(long seed) {
        captured += FRAME_NANOS;
        return Sent.by(packetizer, Jpegs.ofRows(20, 300, seed), captured);
    }

    private Sent frameOf(Packetizer sender, long captureTime) {
        captured += FRAME_NANOS;
        return Sent.by(sender, Jpegs.ofRows(20, 300, captured), captured, captureTime);
    }

    private byte @Nullable [] offerAll(List<byte[]> datagrams) {
        return received.offerAll(SENDER, datagrams);
    }

    private byte @Nullable [] offer(byte[] datagram) {
        return received.offer(SENDER, datagram);
    }

    private byte @Nullable [] offerAll(Sent sent) {
        return offerAll(sent.datagrams);
    }

    @Test
    void aSenderThatBeginsAnewWithAnotherSsrcIsShownAtOnceAndToldAsOne() {
        for (int ssrc = 0; ssrc < 3; ssrc++) {
            Packetizer anew = new RtpPacketizer(1400, Streams.of(ssrc));
            received.now += 33 * Received.MILLI;
            assertNotNull(offerAll(Sent.by(anew, Jpegs.ofRows(2, 9, 1), 0)));
        }
        assertEquals(List.of("follows 40000", "follows 40000", "follows 40000"), received.told);
    }

    @Test
    void anotherSenderIsShownAtOnceIfTheOldOneSaidItsEnd() {
        Sent first = frame(1);
        assertNotNull(offerAll(first));
        Sent other = Sent.by(new RtpPacketizer(1400, Streams.of(8)), Jpegs.ofRows(2, 9, 1), 0);
        assertNull(received.offer(2, other.datagrams.get(0)));
        received.sayBye(SENDER, RtpHeader.ssrc(ByteBuffer.wrap(first.datagrams.get(0))));
        other = Sent.by(new RtpPacketizer(1400, Streams.of(9)), Jpegs.ofRows(2, 9, 1), 0);
        assertNotNull(received.offer(2, other.datagrams.get(0)));
    }

    @Test
    void aSenderThatBeginsAnewWithTheSameSsrcIsShownAgain() {
        for (int start : new int[] {30_000, 0, 65_400, 65_500}) { // far off, and near
            Packetizer anew = new RtpPacketizer(256, Streams.of(7, start, start));
            received.now += 501 * Received.MILLI;
            offerAll(Sent.by(anew, Jpegs.ofRows(20, 300, 1), 0)); // its first packets only tell that it began anew
            assertNotNull(offerAll(Sent.by(anew, Jpegs.ofRows(20, 300, 2), FRAME_NANOS)));
        }
    }

    @Test
    void theSamePacketsOnceMoreAfterAPauseAreANewBeginning() {
        List<byte[]> once = frame(1).datagrams;
        assertNotNull(received.offerAll(SENDER, once));
        received.now += 501 * Received.MILLI;
        assertNotNull(received.offerAll(SENDER, once));
    }

    @Test
    void aSingleStrayPacketFarAheadCostsNoFrame() {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            all.addAll(frame(i).datagrams);
        }
        assertTrue(all.size() > 900);
        int first = frame(0).datagrams.size();
        received.offerAll(SENDER, all.subList(0, 30));
        offer(all.get(899));
        received.offerAll(SENDER, all.subList(30, 899));
        assertTrue(
                received.count(Counter.FRAMES_COMPLETE) > 899 / (first + 10),
                received.count(Counter.FRAMES_COMPLETE) + "");
        assertEquals(0, received.count(Counter.FRAMES_INCOMPLETE));
    }

    @Test
    void aSmallPacketThatClaimsALargeOffsetTakesNoMemory() {
        for (int ssrc = 0; ssrc < 100; ssrc++) {
            byte[] packet = Sent.by(new RtpPacketizer(256, Streams.of(ssrc)), Jpegs.ofRows(1, 9, 1), 0)
                    .datagrams
                    .get(0)
                    .clone();
            packet[33] =
                    (byte) 0xFF; // the upper byte of the fragment offset, behind 12 bytes of header and 20 of extension
            assertNull(offer(packet));
        }
        assertEquals(0, received.count(Counter.MEMORY_REFUSED));
        offerAll(frame(1)); // in a crowd the first frame shows that it is a stream
        assertNotNull(offerAll(frame(2)));
    }

    @Test
    void behindStreamsThatClaimAllMemoryAndAreReclaimedAnHonestSenderIsShown() {
        assertNotNull(offerAll(frame(1)));
        for (int round = 0; round < 6; round++) {
            int port = 2_000 + round;
            int far = 16_600_000;
            received.now += Received.MILLI;
            received.offer(port, HostilePackets.of(5_000, 1_000, round, 0, 60_000, true));
            for (int i = 0; i < 10; i++) {
                received.offer(port, HostilePackets.of(5_090 + 90 * i, 2_000, round, 100 * i, 1, false));
            }
            for (int i = 0; i < 4; i++) {
                received.offer(port, HostilePackets.of(5_990 + i, 3_000 + 1_000 * i, round, far, 1, false));
            }
            assertNotNull(offerAll(frame(round)));
            received.offer(port, HostilePackets.again(5_993, 99_000, far, 1));
        }
        received.now += 3_000 * Received.MILLI;
        int shown = 0;
        for (int i = 0; i < 30; i++) {
            for (int k = 0; k < 400; k++) {
                received.now += 80_000;
                byte[] packet = HostilePackets.of(100 + 400 * i + k, 3_000 * i, 77, 1_400 * k, 1_400, k == 399);
                shown += received.offer(3_000, packet) == null ? 0 : 1;
            }
        }
        assertEquals(29, shown, "in a crowd the first frame shows that it is a stream");
        assertEquals(0, received.count(Counter.MEMORY_REFUSED));
    }

    @Test
    void manyStreamsOfOneAddressKeepNobodyElseOut() {
        for (int round = 0; round < 100; round++) {
            for (int ssrc = 0; ssrc < 8; ssrc++) {
                Sent sent = Sent.by(new RtpPacketizer(256, Streams.of(ssrc, 0, round)), Jpegs.ofRows(20, 300, 1), 0);
                assertNull(received.offer(1, sent.datagrams.get(0)));
            }
            byte[] shown = received.offerAll(2, frame(round).datagrams);
            assertEquals(round > 0, shown != null, "in a crowd the first frame shows that it is a stream");
        }
        assertEquals(List.of("follows 2"), received.told);
    }

    @Test
    void picturesThatWereRecordedEarlierAreNotShownAmongLiveOnes() {
        long second = 1L << 32;
        List<byte[]> first = frameOf(packetizer, 100 * second).datagrams;
        assertNotNull(offerAll(first));
        int ssrc = RtpHeader.ssrc(ByteBuffer.wrap(first.get(0)));
        int far = RtpHeader.sequenceNumber(ByteBuffer.wrap(first.get(0))) + 20_000;
        Packetizer recorded = new RtpPacketizer(256, Streams.of(ssrc, 0, far & 0xFFFF));
        for (int i = 0; i < 5; i++) {
            received.now += FRAME_NANOS;
            assertNotNull(offerAll(frameOf(packetizer, 100 * second)), "live");
            assertNull(offerAll(frameOf(recorded, 80 * second)), "recorded");
        }
        received.now += 501 * Received.MILLI; // behind a pause other numbers are taken, older captures are not
        assertNull(offerAll(frameOf(recorded, 80 * second)));
        assertNull(offerAll(frameOf(recorded, 80 * second)));
        assertEquals(2, received.count(Counter.FRAMES_LATE));
        received.now += 1001 * Received.MILLI;
        assertNotNull(offerAll(frameOf(recorded, 80 * second)), "the sender's clock was set back");
    }

    @Test
    void twoSendersOnTheTwoWiresAreToldApart() {
        byte[] classic = Jpegs.datagram();
        for (int i = 0; i < 10; i++) {
            assertNotNull(received.offer(1, classic));
            assertNull(received.offerAll(2, frame(i).datagrams));
            received.now += FRAME_NANOS;
        }
        assertEquals(List.of("follows 1", "ignores 2"), received.told);
    }

    @Test
    void aStrayDatagramOfTheOtherWireChangesNothing() {
        Sent stray = Sent.by(new RtpPacketizer(1400, Streams.of(9)), Jpegs.ofRows(1, 9, 1), 0);
        for (int i = 0; i < 10; i++) {
            assertNotNull(offerAll(frame(i)));
            assertNull(offer(Jpegs.datagram()));
            assertNotNull(received.offer(2, Jpegs.datagram()) == null ? "ignored" : null);
            assertNull(received.offerAll(2, stray.datagrams));
        }
        assertEquals(10, received.count(Counter.DATAGRAMS_UNKNOWN));
        assertEquals(10, received.count(Counter.FRAMES_OF_OTHERS));
        assertEquals(List.of("follows 40000", "ignores 2"), received.told);
    }
}
