package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import udpcam.classic.ClassicPacketizer;
import udpcam.count.Counter;
import udpcam.frame.DecodableFrame;
import udpcam.frame.GrowingFrame;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.nack.RetransmissionWire;
import udpcam.parity.RepairSender;
import udpcam.rtp.RtpHeader;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.Sent;

/** Frames that lost packets and came whole nevertheless. */
class RepairedFramesTest {
    private static final int SENDER = 40_000;
    private static final int MOST_BYTES = 256 + RepairSender.ADDED_BYTES; // of a datagram

    private final Received received = new Received();
    private final RepairedSender sender = new RepairedSender();
    private long number = RepairedSender.FIRST_NUMBER; // of the next packet

    @BeforeEach
    void aFrameComesWhole() {
        received.now = -1_000 * Received.MILLI; // a monotonic clock may begin anywhere
        assertNotNull(offerAll(send(0)));
    }

    private List<byte[]> send(long seed) {
        List<byte[]> packets = sender.send(seed);
        number += packets.size();
        return packets;
    }

    private byte @Nullable [] offer(byte[] datagram) {
        return received.offer(SENDER, datagram);
    }

    private byte @Nullable [] offerAll(List<byte[]> datagrams) {
        return received.offerAll(SENDER, datagrams);
    }

    @Test
    void aLostPacketIsAskedForAtOnceAndCompletesTheFrameWhenItIsSentAgain() {
        long first = number;
        List<byte[]> packets = send(1);
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
        List<byte[]> packets = send(1);
        byte[] late = packets.remove(3);
        byte[] again = sender.again(late);
        assertNull(offerAll(packets));
        assertNotNull(offer(late));
        assertNull(offer(again));
        assertNull(offer(again));
        assertEquals(0, received.count(Counter.SEGMENTS_RESENT));
        assertArrayEquals(RepairedSender.jpeg(2), offerAll(send(2)));
    }

    @Test
    void parityCompletesAFrame() {
        sender.symbols = 2;
        List<byte[]> packets = send(1);
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
        List<byte[]> packets = send(1);
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
        assertNotNull(offerAll(send(1)));
        assertNull(offerAll(sender.parity));
        assertArrayEquals(RepairedSender.jpeg(2), offerAll(send(2)));
        assertEquals(0, received.count(Counter.SEGMENTS_REPAIRED));
    }

    @Test
    void ofALostTailParityTells() {
        sender.symbols = 1;
        List<byte[]> packets = send(1);
        byte[] last = packets.remove(packets.size() - 1);
        packets.remove(packets.size() - 1);
        assertNull(offerAll(packets));
        assertEquals(0, received.asked.size());
        assertNull(offer(sender.parity.get(0)));
        assertEquals(0, received.asked.size(), "there may be more parity");
        received.now += Received.MILLI;
        assertNull(received.poll());
        assertArrayEquals(new long[] {number - 2, number - 1}, received.asked.get(0));
        received.now += 20 * Received.MILLI;
        assertNull(received.poll(), "they are awaited");
        assertArrayEquals(RepairedSender.jpeg(1), offer(sender.again(last)));
        assertEquals(1, received.count(Counter.SEGMENTS_RESENT));
        assertEquals(1, received.count(Counter.SEGMENTS_REPAIRED));
    }

    @Test
    void aFrameThatGrowsIsRepairedToo() {
        sender.symbols = 1;
        List<byte[]> packets = send(1);
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
    void nothingButPaddingIsNoPacketSentAgain() {
        int lost = 0x0102; // which reads as padding of two bytes
        List<byte[]> packets = send(1);
        while (number <= lost) {
            assertNotNull(offerAll(packets));
            packets = send(1);
        }
        byte[] packet = packets.remove(lost - (int) (number - packets.size()));
        assertNull(offerAll(packets));
        received.now += 9 * Received.MILLI;
        assertNull(received.poll()); // should it be the last one, it is asked for
        byte[] padding = Arrays.copyOf(RepairedSender.foreign(sender.again(packet)), RtpHeader.BYTES + 2);
        assertArrayEquals(new byte[] {1, 2}, Arrays.copyOfRange(padding, RtpHeader.BYTES, padding.length));
        padding[0] = (byte) 0xA0;
        assertNull(offer(padding));
        assertEquals(0, received.count(Counter.SEGMENTS_RESENT));
        assertEquals(1, received.count(Counter.SEGMENTS_STRAY));
        assertArrayEquals(RepairedSender.jpeg(1), offer(sender.again(packet)));
    }

    @Test
    void aProbeOfThePathIsALargestPacketSentAgainAndPaddedAndHarmsNothing() {
        List<byte[]> packets = send(1);
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
        List<byte[]> packets = send(1);
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
            List<byte[]> packets = send(i);
            packets.remove(i % packets.size());
            assertNull(offerAll(packets));
            assertArrayEquals(RepairedSender.jpeg(i), offer(sender.parity.get(0)), "frame " + i);
        }
    }

    @Test
    void noFlippedBitOfParityOrOfAPacketSentAgainMakesAFrameThatWasNotSent() {
        for (int bit = 0; bit < 8 * MOST_BYTES; bit++) {
            for (boolean parity : new boolean[] {true, false}) {
                byte[] flipped = loseOne(bit, parity).clone();
                flipped[bit / 8 % flipped.length] ^= (byte) (1 << bit % 8);
                offerDamaged(flipped, bit);
            }
        }
    }

    @Test
    void noTruncationOfParityOrOfAPacketSentAgainMakesAFrameThatWasNotSent() {
        for (int length = 0; length < MOST_BYTES; length++) {
            for (boolean parity : new boolean[] {true, false}) {
                byte[] repair = loseOne(length, parity);
                offerDamaged(Arrays.copyOf(repair, Math.min(repair.length - 1, length)), length);
            }
        }
    }

    /** Sends a frame, without a packet; returns what repairs it. */
    private byte[] loseOne(int seed, boolean parity) {
        sender.symbols = 1;
        received.now += RepairedSender.FRAME_NANOS;
        List<byte[]> packets = send(seed);
        byte[] lost = packets.remove(seed % packets.size());
        assertNull(offerAll(packets));
        return parity ? sender.parity.get(0) : sender.again(lost);
    }

    private void offerDamaged(byte[] datagram, int seed) {
        byte[] out = offer(datagram);
        assertTrue(out == null || sameData(RepairedSender.jpeg(seed), out), "at " + seed);
        if (out == null) {
            received.now += RepairedSender.FRAME_NANOS;
            close(received.poll());
        }
        assertArrayEquals(RepairedSender.jpeg(-seed), offerAll(send(-seed)), "the next frame, at " + seed);
    }

    /** Headers may change with the packet that bears them, as with one that is damaged on its first way. */
    private static boolean sameData(byte[] expected, byte[] actual) {
        int header = JpegHeader.BYTES;
        return Arrays.equals(expected, header, expected.length, actual, header, actual.length);
    }

    private static void close(@Nullable DecodableFrame frame) {
        if (frame != null) {
            frame.close();
        }
    }

    @Test
    void theClassicWireKnowsNeitherParityNorPacketsSentAgain() {
        for (int type = 125; type <= 126; type++) {
            byte[] jpeg = Jpegs.ofLength(30_000, 1);
            Arrays.fill(jpeg, 20, jpeg.length - 2, (byte) type); // so that segments look like RTP of that type
            ClassicPacketizer classic = new ClassicPacketizer(200, 65_471);
            Received fresh = new Received();
            for (int i = 0; i < 3; i++) {
                Sent sent = Sent.by(classic, jpeg);
                assertTrue(sent.datagrams.size() > 0x81);
                assertArrayEquals(sent.payload(), fresh.offerAll(SENDER, new ArrayList<>(sent.datagrams)));
            }
            assertEquals(0, fresh.count(Counter.DATAGRAMS_REPAIR));
            assertEquals(0, fresh.asked.size());
            assertEquals(Long.MAX_VALUE, fresh.nextNanos());
        }
    }
}
