package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import udpcam.classic.ClassicPacketizer;
import udpcam.count.Counter;
import udpcam.frame.DecodableFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.parity.RepairSender;
import udpcam.rtp.RtpHeader;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.Sent;

/** Parity and packets sent again that are damaged, or only look so: no frame comes of them that was not sent. */
class FalseRepairTest {
    private static final int SENDER = 40_000;
    private static final int MOST_BYTES = 256 + RepairSender.ADDED_BYTES; // of a datagram

    private final Received received = new Received();
    private final RepairedSender sender = new RepairedSender();

    @BeforeEach
    void aFrameComesWhole() {
        received.now = -1_000 * Received.MILLI; // a monotonic clock may begin anywhere
        assertNotNull(received.offerAll(SENDER, sender.send(0)));
    }

    @Test
    void nothingButPaddingIsNoPacketSentAgain() {
        int lost = 0x0102; // which reads as padding of two bytes
        List<byte[]> packets = sender.send(1);
        while (sender.number <= lost) {
            assertNotNull(received.offerAll(SENDER, packets));
            packets = sender.send(1);
        }
        byte[] packet = packets.remove(lost - (int) (sender.number - packets.size()));
        assertNull(received.offerAll(SENDER, packets));
        received.now += 9 * Received.MILLI;
        assertNull(received.poll()); // should it be the last one, it is asked for
        byte[] padding = Arrays.copyOf(RepairedSender.foreign(sender.again(packet)), RtpHeader.BYTES + 2);
        assertArrayEquals(new byte[] {1, 2}, Arrays.copyOfRange(padding, RtpHeader.BYTES, padding.length));
        padding[0] = (byte) 0xA0;
        assertNull(received.offer(SENDER, padding));
        assertEquals(0, received.count(Counter.SEGMENTS_RESENT));
        assertEquals(1, received.count(Counter.SEGMENTS_STRAY));
        assertArrayEquals(RepairedSender.jpeg(1), received.offer(SENDER, sender.again(packet)));
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
        List<byte[]> packets = sender.send(seed);
        byte[] lost = packets.remove(seed % packets.size());
        assertNull(received.offerAll(SENDER, packets));
        return parity ? sender.parity.get(0) : sender.again(lost);
    }

    private void offerDamaged(byte[] datagram, int seed) {
        byte[] out = received.offer(SENDER, datagram);
        assertTrue(out == null || sameData(RepairedSender.jpeg(seed), out), "at " + seed);
        if (out == null) {
            received.now += RepairedSender.FRAME_NANOS;
            close(received.poll());
        }
        assertArrayEquals(
                RepairedSender.jpeg(-seed),
                received.offerAll(SENDER, sender.send(-seed)),
                "the next frame, at " + seed);
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
