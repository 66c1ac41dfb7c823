package udpcam.srtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static udpcam.srtp.Packets.SSRC;
import static udpcam.srtp.Packets.rtcp;
import static udpcam.srtp.Packets.rtp;
import static udpcam.srtp.Packets.sealed;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Packets that are lost, late, sent again, and whose sequence numbers wrap, for who was there from the start and who was not. */
class SrtpIndexTest {
    private final MasterKey key = Packets.key(SrtpProfile.AEAD_AES_256_GCM);
    private final SrtpSender sender = new SrtpSender(key);
    private final SrtpReceiver receiver = new SrtpReceiver(key, 3);

    private byte[] send(int number) {
        return sealed(sender, rtp(SSRC, number));
    }

    private Verdict receive(byte[] datagram) {
        return receiver.open(ByteBuffer.wrap(datagram.clone()));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSealedIsOpenedToTheSameBytesInBothDirections(SrtpProfile profile) {
        MasterKey one = MasterKey.random(profile, new Random(1));
        MasterKey other = MasterKey.random(profile, new Random(2));
        SrtpReceiver far = new SrtpReceiver(one, 1);
        SrtcpReceiver near = new SrtcpReceiver(other, 1);
        SrtpSender pictures = new SrtpSender(one);
        SrtcpSender reports = new SrtcpSender(other);
        for (int i = 0; i < 10; i++) {
            ByteBuffer packet = ByteBuffer.wrap(sealed(pictures, rtp(SSRC, i)));
            assertEquals(Verdict.OPENED, far.open(packet));
            assertEquals(rtp(SSRC, i), packet);
            ByteBuffer report = ByteBuffer.wrap(sealed(reports, rtcp(7)));
            assertEquals(Verdict.OPENED, near.open(report));
            assertEquals(rtcp(7), report);
        }
    }

    @Test
    void bothDirectionsMayHaveOneKeyIfTheirSsrcsDiffer() {
        SrtpSender back = new SrtpSender(key);
        SrtpReceiver atSender = new SrtpReceiver(key, 1);
        assertEquals(Verdict.OPENED, receive(send(1)));
        assertEquals(Verdict.OPENED, atSender.open(ByteBuffer.wrap(sealed(back, rtp(5, 1)))));
        assertEquals(Verdict.ONE_STREAM_TOO_MANY, atSender.open(ByteBuffer.wrap(send(2))));
    }

    @Test
    void packetsThatChangePlacesWithinTheWindowAreOpenedOnceEach() {
        List<byte[]> packets = new ArrayList<>();
        for (int number = 0; number < ReplayWindow.PACKETS; number++) {
            packets.add(send(number));
        }
        Collections.shuffle(packets, new Random(3));
        for (byte[] packet : packets) {
            assertEquals(Verdict.OPENED, receive(packet));
            assertEquals(Verdict.REPLAYED, receive(packet));
        }
        assertEquals(ReplayWindow.PACKETS - 1, receiver.highestIndex(SSRC));
    }

    @Test
    void aPacketOlderThanTheWindowIsRefused() {
        byte[] first = send(0);
        byte[] second = send(1);
        for (int number = 2; number <= ReplayWindow.PACKETS; number++) {
            receive(send(number));
        }
        assertEquals(Verdict.REPLAYED, receive(first));
        assertEquals(Verdict.OPENED, receive(second));
    }

    @Test
    void sequenceNumbersWrapThreeTimesUnderLossAndReordering() {
        Random random = new Random(9);
        byte[] held = null;
        for (long index = 0; index < 3 << 16; index += 13) {
            byte[] packet = send((int) index & 0xFFFF);
            boolean aroundTheWrap = (index + 500 & 0xFFFF) < 1000;
            if (aroundTheWrap || random.nextInt(3) == 0) {
                held = random.nextInt(2) == 0 && !aroundTheWrap ? packet : null;
            } else {
                assertEquals(Verdict.OPENED, receive(packet));
                assertEquals(index, receiver.highestIndex(SSRC));
                assertEquals(held == null ? Verdict.REPLAYED : Verdict.OPENED, receive(held == null ? packet : held));
                held = null;
            }
        }
        assertTrue(receiver.highestIndex(SSRC) > 2 << 16);
    }

    @Test
    void packetsFromBeforeTheWrapAreOpenedBehindIt() {
        byte[] before = send(65_534);
        byte[] last = send(65_535);
        byte[] first = send(0);
        byte[] second = send(1);
        for (byte[] packet : List.of(before, second, last, first)) {
            assertEquals(Verdict.OPENED, receive(packet));
        }
        assertEquals((1 << 16) + 1, receiver.highestIndex(SSRC));
        for (byte[] packet : List.of(before, second, last, first)) {
            assertEquals(Verdict.REPLAYED, receive(packet));
        }
    }

    @Test
    void whoJoinsLateIsToldTheRollOverCounter() {
        sender.advance(SSRC, (5L << 16) + 65_530);
        assertEquals(Verdict.FORGED, receive(send(65_531)));
        receiver.expect(SSRC, sender.highestIndex(SSRC));
        assertEquals((5L << 16) + 65_531, receiver.highestIndex(SSRC));
        send(65_535);
        assertEquals(Verdict.OPENED, receive(send(3))); // it wrapped in between
        assertEquals((6L << 16) + 3, receiver.highestIndex(SSRC));
        byte[] under = send(65_535 + 100 & 0xFFFF);
        assertEquals(Verdict.OPENED, receive(under));
    }

    @Test
    void whoJoinsTakesNothingThatWasSentBefore() {
        sender.advance(SSRC, 7L << 16);
        byte[] recorded = send(1);
        send(2);
        receiver.expect(SSRC, sender.highestIndex(SSRC));
        assertEquals(Verdict.REPLAYED, receive(recorded));
        assertEquals(Verdict.OPENED, receive(send(3)));
        assertEquals(Verdict.REPLAYED, receive(recorded));
    }

    @Test
    void whoJoinsTakesNoReportThatWasSentBefore() {
        SrtcpSender reports = new SrtcpSender(key);
        assertEquals(-1, reports.highestIndex());
        byte[] recorded = sealed(reports, rtcp(SSRC));
        SrtcpReceiver reader = new SrtcpReceiver(key, 1);
        reader.expect(SSRC, reports.highestIndex());
        assertEquals(Verdict.REPLAYED, reader.open(ByteBuffer.wrap(recorded)));
        assertEquals(Verdict.OPENED, reader.open(ByteBuffer.wrap(sealed(reports, rtcp(SSRC)))));
    }

    @Test
    void afterALongSilenceALaterIndexBringsTheStreamBackAndAnEarlierOneOpensNothingAgain() {
        byte[] old = send(10);
        assertEquals(Verdict.OPENED, receive(old));
        sender.advance(SSRC, (2L << 16) + 20_000);
        assertEquals(Verdict.FORGED, receive(send(20_001)));
        receiver.expect(SSRC, sender.highestIndex(SSRC));
        byte[] next = send(20_002);
        assertEquals(Verdict.OPENED, receive(next));
        receiver.expect(SSRC, 0);
        assertEquals((2L << 16) + 20_002, receiver.highestIndex(SSRC));
        assertEquals(Verdict.REPLAYED, receive(next));
        assertEquals(Verdict.REPLAYED, receive(old));
    }

    @Test
    void everySsrcHasARollOverCounterOfItsOwn() {
        sender.advance(1, 3L << 16);
        receiver.expect(1, 3L << 16);
        assertEquals(Verdict.OPENED, receive(sealed(sender, rtp(1, 1))));
        assertEquals(Verdict.OPENED, receive(sealed(sender, rtp(2, 1))));
        assertEquals(List.of((3L << 16) + 1, 1L), List.of(receiver.highestIndex(1), receiver.highestIndex(2)));
    }

    @Test
    void reportsMayChangePlacesAndAreOpenedOnceEach() {
        SrtcpSender reports = new SrtcpSender(key);
        SrtcpReceiver reader = new SrtcpReceiver(key, 1);
        byte[] first = sealed(reports, rtcp(SSRC));
        byte[] second = sealed(reports, rtcp(SSRC));
        assertEquals(Verdict.OPENED, reader.open(ByteBuffer.wrap(second.clone())));
        assertEquals(Verdict.OPENED, reader.open(ByteBuffer.wrap(first.clone())));
        assertEquals(Verdict.REPLAYED, reader.open(ByteBuffer.wrap(first)));
        assertEquals(Verdict.REPLAYED, reader.open(ByteBuffer.wrap(second)));
        for (int i = 2; i <= ReplayWindow.PACKETS; i++) {
            assertEquals(Verdict.OPENED, reader.open(ByteBuffer.wrap(sealed(reports, rtcp(SSRC)))));
        }
    }
}
