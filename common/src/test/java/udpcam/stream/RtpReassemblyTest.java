package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.frame.Packetizer;
import udpcam.jpeg.JpegHeader;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;

/** Packets of RTP/JPEG put together to frames, whatever the network did to them. */
class RtpReassemblyTest {
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

    private byte @Nullable [] offer(byte[] datagram) {
        return received.offer(SENDER, datagram);
    }

    private byte @Nullable [] offerAll(Sent sent) {
        return received.offerAll(SENDER, sent.datagrams);
    }

    @Test
    void aFrameComesOutByteForByteWithItsLastPacketAndNotBefore() {
        Sent sent = frame(1);
        int last = sent.datagrams.size() - 1;
        assertNull(received.offerAll(SENDER, sent.datagrams.subList(0, last)));
        assertArrayEquals(Jpegs.ofRows(20, 300, 1), offer(sent.datagrams.get(last)));
    }

    @Test
    void packetsMayComeInAnyOrder() {
        for (int seed = 0; seed < 100; seed++) {
            List<byte[]> shuffled = new ArrayList<>(frame(seed).datagrams);
            Collections.shuffle(shuffled, new Random(seed));
            assertArrayEquals(Jpegs.ofRows(20, 300, seed), received.offerAll(SENDER, shuffled));
        }
        assertEquals(0, received.count(Counter.FRAMES_INCOMPLETE));
    }

    @Test
    void packetsOfTwoFramesMayBeMixedAndBothComeOut() {
        List<byte[]> one = frame(1).datagrams;
        List<byte[]> two = frame(2).datagrams;
        int last = one.size() - 1;
        assertNull(received.offerAll(SENDER, one.subList(0, last)));
        assertNull(offer(two.get(0)));
        assertNotNull(offer(one.get(last)));
        assertArrayEquals(Jpegs.ofRows(20, 300, 2), received.offerAll(SENDER, two.subList(1, two.size())));
    }

    @Test
    void anOlderFrameThatIsWholeBehindANewerOneIsNotGivenOut() {
        List<byte[]> one = frame(1).datagrams;
        int last = one.size() - 1;
        assertNull(received.offerAll(SENDER, one.subList(0, last)));
        assertNotNull(offerAll(frame(2)));
        assertEquals(1, received.count(Counter.FRAMES_INCOMPLETE));
        assertNull(offer(one.get(last)));
        assertEquals(1, received.count(Counter.SEGMENTS_STRAY));
    }

    @Test
    void everyPacketMayComeTwice() {
        for (byte[] datagram : frame(1).datagrams) {
            offer(datagram);
            assertNull(offer(datagram));
        }
        assertEquals(1, received.count(Counter.FRAMES_COMPLETE));
    }

    @Test
    void aLostPacketCostsItsFrameAndNoOther() {
        int count = frame(0).datagrams.size();
        for (int lost = 0; lost < count; lost++) {
            List<byte[]> datagrams = new ArrayList<>(frame(lost).datagrams);
            datagrams.remove(Math.min(lost, datagrams.size() - 1));
            assertNull(received.offerAll(SENDER, datagrams));
            assertArrayEquals(Jpegs.ofRows(20, 300, 1000), offerAll(frame(1000)));
        }
        assertEquals(count, received.count(Counter.FRAMES_INCOMPLETE));
    }

    @Test
    void aFrameWaitsForItsFirstPacketHoweverManyHaveOvertakenIt() {
        for (int rows : new int[] {100, 1_100, 4_000}) {
            Received fresh = new Received();
            List<byte[]> large = Sent.by(packetizer, Jpegs.ofRows(rows, 450, rows), rows).datagrams;
            assertNull(fresh.offerAll(SENDER, large.subList(1, large.size())));
            assertEquals(0, fresh.count(Counter.FRAMES_INCOMPLETE));
            assertNotNull(fresh.offer(SENDER, large.get(0)), large.size() + " packets");
        }
    }

    @Test
    void sequenceNumbersWrapWhereverTheyDo() {
        for (int start = 0; start < 1 << 16; start += 7) {
            Received fresh = new Received();
            Packetizer wrapping = new RtpPacketizer(256, Streams.of(1, 2, start));
            for (int seed = 0; seed < 2; seed++) {
                Sent sent = Sent.by(wrapping, Jpegs.ofRows(4, 300, seed), seed * FRAME_NANOS);
                assertArrayEquals(Jpegs.ofRows(4, 300, seed), fresh.offerAll(SENDER, sent.datagrams));
            }
        }
    }

    @Test
    void aStreamGoesOnOverManyWrapsOfSequenceNumbersAndTimestamps() {
        int frames = 30_000;
        long intervalNanos = 10_000_000_000L; // timestamps wrap after 13 hours; this takes 83
        Packetizer endless = new RtpPacketizer(256, Streams.of(1, -1_000_000, 65_000));
        for (int i = 0; i < frames; i++) {
            Sent sent = Sent.by(endless, Jpegs.ofRows(8, 200, i), i * intervalNanos);
            assertNotNull(received.offerAll(SENDER, sent.datagrams), "frame " + i);
            received.now += intervalNanos;
        }
        assertEquals(frames, received.count(Counter.FRAMES_COMPLETE));
        assertEquals(0, received.count(Counter.SEGMENTS_STRAY));
    }

    @Test
    void aFrameOfWhichAPacketIsCutDoesNotComeOut() {
        Sent sent = Sent.by(packetizer, Jpegs.ofRows(2, 150, 1), 0);
        for (int index = 0; index < sent.datagrams.size(); index++) {
            for (int length = 0; length < sent.datagrams.get(index).length; length++) {
                List<byte[]> datagrams = new ArrayList<>(sent.datagrams);
                datagrams.set(index, Arrays.copyOf(sent.datagrams.get(index), length));
                assertNull(new Received().offerAll(SENDER, datagrams), "packet " + index + " cut to " + length);
            }
        }
    }

    @Test
    void noBitFlipChangesTheDataOfAFrameThatComesOut() {
        byte[] jpeg = Jpegs.ofRows(2, 150, 1);
        Sent sent = Sent.by(packetizer, jpeg, 0);
        for (int index = 0; index < sent.datagrams.size(); index++) {
            for (int bit = 0; bit < 8 * sent.datagrams.get(index).length; bit++) {
                List<byte[]> datagrams = new ArrayList<>(sent.datagrams);
                byte[] flipped = datagrams.get(index).clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                datagrams.set(index, flipped);
                byte[] out = new Received().offerAll(SENDER, datagrams);
                if (out != null) { // the headers may have changed: capture time, size, tables
                    int end = Math.min(out.length, jpeg.length);
                    assertArrayEquals(
                            Arrays.copyOfRange(jpeg, JpegHeader.BYTES, jpeg.length),
                            Arrays.copyOfRange(out, JpegHeader.BYTES, end),
                            "packet " + index + ", bit " + bit);
                }
            }
        }
    }
}
