package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.frame.DecodableFrame;
import udpcam.frame.GrowingFrame;
import udpcam.frame.WholeFrame;
import udpcam.nack.RetransmissionWire;
import udpcam.rtp.RtpHeader;

/** Frames that lost packets and came whole nevertheless. */
class RepairedFramesTest {
    private static final int SENDER = 40_000;

    private final Received received = new Received();
    private final RepairedSender sender = new RepairedSender();

    @BeforeEach
    void aFrameComesWhole() {
        received.now = -1_000 * Received.MILLI; // a monotonic clock may begin anywhere
        assertNotNull(offerAll(sender.send(0)));
    }

    private byte @Nullable [] offer(byte[] datagram) {
        return received.offer(SENDER, datagram);
    }

    private byte @Nullable [] offerAll(List<byte[]> datagrams) {
        return received.offerAll(SENDER, datagrams);
    }

    @Test
    void aLostPacketIsAskedForAtOnceAndCompletesTheFrameWhenItIsSentAgain() {
        long first = sender.number;
        List<byte[]> packets = sender.send(1);
        byte[] lost = packets.remove(3);
        assertNull(offerAll(packets.subList(0, 3)));
        assertEquals(0, received.asked.size());
        assertNull(offer(packets.get(3)));
        assertEquals(1, received.asked.size());
        assertArrayEquals(new long[] {first + 3}, received.asked.get(0));
        assertNull(offerAll(packets.subList(4, packets.size())));
        assertArrayEquals(RepairedSender.jpeg(1), offer(sender.again(lost)));
        assertEquals(1, received.count(Counter.SEGMENTS_RESENT));
        assertEquals(1, received.asked.size());
        assertTrue(received.isAtRest());
    }

    @Test
    void packetsSentAgainMayBeSentByThemselvesTooAndMakeNoSecondFrame() {
        List<byte[]> packets = sender.send(1);
        byte[] late = packets.remove(3);
        byte[] again = sender.again(late);
        assertNull(offerAll(packets));
        assertNotNull(offer(late));
        assertNull(offer(again));
        assertNull(offer(again));
        assertEquals(0, received.count(Counter.SEGMENTS_RESENT));
        assertArrayEquals(RepairedSender.jpeg(2), offerAll(sender.send(2)));
    }

    @Test
    void parityCompletesAFrame() {
        sender.symbols = 2;
        List<byte[]> packets = sender.send(1);
        packets.remove(7);
        packets.remove(0);
        assertNull(offerAll(packets));
        assertNull(offer(sender.parity.get(1)));
        assertArrayEquals(RepairedSender.jpeg(1), offer(sender.parity.get(0)));
        assertEquals(2, received.count(Counter.SEGMENTS_REPAIRED));
        assertEquals(2, received.count(Counter.DATAGRAMS_REPAIR));
    }

    @Test
    void parityThatOvertookPacketsDoesToo() {
        sender.symbols = 2;
        List<byte[]> packets = sender.send(1);
        packets.remove(7);
        packets.remove(0);
        int last = packets.size() - 1;
        assertNull(offerAll(packets.subList(0, last)));
        assertNull(offerAll(sender.parity));
        assertArrayEquals(RepairedSender.jpeg(1), offer(packets.get(last)));
    }

    @Test
    void parityIsNotNeededForAFrameThatCameWhole() {
        sender.symbols = 2;
        assertNotNull(offerAll(sender.send(1)));
        assertNull(offerAll(sender.parity));
        assertArrayEquals(RepairedSender.jpeg(2), offerAll(sender.send(2)));
        assertEquals(0, received.count(Counter.SEGMENTS_REPAIRED));
    }

    @Test
    void ofALostTailParityTells() {
        sender.symbols = 1;
        List<byte[]> packets = sender.send(1);
        byte[] last = packets.remove(packets.size() - 1);
        packets.remove(packets.size() - 1);
        assertNull(offerAll(packets));
        assertEquals(0, received.asked.size());
        assertNull(offer(sender.parity.get(0)));
        assertEquals(0, received.asked.size(), "there may be more parity");
        received.now += Received.MILLI;
        assertNull(received.poll());
        assertArrayEquals(new long[] {sender.number - 2, sender.number - 1}, received.asked.get(0));
        received.now += 20 * Received.MILLI;
        assertNull(received.poll(), "they are awaited");
        assertArrayEquals(RepairedSender.jpeg(1), offer(sender.again(last)));
        assertEquals(1, received.count(Counter.SEGMENTS_RESENT));
        assertEquals(1, received.count(Counter.SEGMENTS_REPAIRED));
    }

    @Test
    void aFrameThatGrowsIsRepairedToo() {
        sender.symbols = 1;
        List<byte[]> packets = sender.send(1);
        packets.remove(4);
        DecodableFrame frame = Objects.requireNonNull(received.offerEarly(SENDER, packets.get(0)));
        assertInstanceOf(GrowingFrame.class, frame);
        assertNull(offerAll(packets.subList(1, packets.size())));
        assertNull(offer(sender.parity.get(0)), "it was given out before");
        WholeFrame whole = Objects.requireNonNull(frame.whole());
        assertArrayEquals(RepairedSender.jpeg(1), Arrays.copyOf(whole.bytes(), whole.length()));
        frame.close();
    }

    @Test
    void aProbeOfThePathIsALargestPacketSentAgainAndPaddedAndHarmsNothing() {
        List<byte[]> packets = sender.send(1);
        int largest = packets.stream().mapToInt(packet -> packet.length).max().orElseThrow();
        assertEquals(List.of(), sender.probe(largest + 300, 1400), "255 bytes of padding are the most");
        byte[] probe = sender.probe(279, 300).get(0);
        assertEquals(300, probe.length);
        assertEquals(largest + 2 + 255, sender.probe(279, 1400).get(0).length);
        assertNull(offerAll(packets.subList(0, packets.size() - 1)));
        assertNull(offer(probe));
        assertArrayEquals(RepairedSender.jpeg(1), offer(packets.get(packets.size() - 1)));
        assertEquals(0, received.count(Counter.SEGMENTS_RESENT));
        assertEquals(0, received.count(Counter.SEGMENTS_STRAY));
    }

    @Test
    void aProbeOfALostPacketRepairsItsFrameTogetherWithParity() {
        sender.symbols = 1;
        List<byte[]> packets = sender.send(1);
        byte[] probe = sender.probe(279, 500).get(0);
        int original = RetransmissionWire.originalNumber(ByteBuffer.wrap(probe));
        packets.removeIf(packet -> RtpHeader.sequenceNumber(ByteBuffer.wrap(packet)) == original);
        packets.remove(1);
        assertNull(offerAll(packets));
        assertNull(offer(probe));
        assertArrayEquals(RepairedSender.jpeg(1), offer(sender.parity.get(0)));
    }

    @Test
    void aStreamGoesOnOverWrapsOfItsNumbersWithALossInEachFrame() {
        sender.symbols = 1;
        for (int i = 1; i < 5000; i++) {
            received.now += RepairedSender.FRAME_NANOS;
            List<byte[]> packets = sender.send(i);
            packets.remove(i % packets.size());
            assertNull(offerAll(packets));
            assertArrayEquals(RepairedSender.jpeg(i), offer(sender.parity.get(0)), "frame " + i);
        }
    }
}
