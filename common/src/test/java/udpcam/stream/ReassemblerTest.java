package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.classic.ClassicPacketizer;
import udpcam.count.Counter;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.Sent;

class ReassemblerTest {
    private static final int SENDER = 40_000;

    private final Received received = new Received();

    private byte @Nullable [] offer(byte[] datagram) {
        return received.offer(SENDER, datagram);
    }

    private byte @Nullable [] offerAll(Sent sent) {
        byte @Nullable [] out = null;
        for (byte[] datagram : sent.datagrams) {
            out = offer(datagram);
        }
        return out;
    }

    @Test
    void aFrameOfOneDatagramComesOutAsItIs() {
        assertArrayEquals(Jpegs.ofLength(Jpegs.MIN_LENGTH, 1), offer(Jpegs.datagram()));
    }

    @Test
    void aFrameOfTheOriginalInDatagramsOf65473BytesComesOutAsItIs() {
        byte[] jpeg = Jpegs.ofLength(150_000, 1);
        byte @Nullable [] out = null;
        int slices = 3;
        for (int i = 0; i < slices; i++) {
            byte[] slice = Arrays.copyOfRange(jpeg, i * 65_472, Math.min(jpeg.length, (i + 1) * 65_472));
            byte[] datagram = new byte[1 + slice.length];
            datagram[0] = (byte) (slices - i);
            System.arraycopy(slice, 0, datagram, 1, slice.length);
            assertTrue(i == slices - 1 || datagram.length == 65_473);
            out = offer(datagram);
        }
        assertArrayEquals(jpeg, out);
    }

    @Test
    void zeroPaddingBehindTheEndIsLeftOut() {
        byte[] padded = Arrays.copyOf(Jpegs.datagram(), Jpegs.datagram().length + 3);
        assertArrayEquals(Jpegs.ofLength(Jpegs.MIN_LENGTH, 1), offer(padded));
    }

    @Test
    void zeroPaddingIsNotSentEither() {
        byte[] jpeg = Jpegs.ofLength(250, 3);
        byte[] padded = Arrays.copyOf(jpeg, 300);
        ClassicPacketizer packetizer = new ClassicPacketizer(100, 100);
        byte[] out = offerAll(Sent.by(packetizer, padded));
        assertArrayEquals(Sent.by(new ClassicPacketizer(100, 100), jpeg).payload(), out);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 1400, 65_471})
    void whateverTheSegmenterSendsComesOutAgain(int datagramBytes) {
        ClassicPacketizer packetizer = new ClassicPacketizer(datagramBytes, 65_471);
        for (int length : new int[] {Jpegs.MIN_LENGTH, 100, 1385, 1386, 30_000, 65_470, 300_000}) {
            Sent sent = Sent.by(packetizer, Jpegs.ofLength(length, length));
            byte @Nullable [] out = null;
            for (byte[] datagram : sent.datagrams) {
                assertNull(out);
                out = offer(datagram);
            }
            assertArrayEquals(sent.payload(), out);
        }
    }

    @Test
    void everyTruncationOfADatagramIsCountedAndTheNextFrameIsWhole() {
        ClassicPacketizer packetizer = new ClassicPacketizer(100, 100);
        byte[] jpeg = Jpegs.ofLength(250, 5);
        for (int cut = 0; cut < 3; cut++) {
            for (int length = 0; length < Sent.by(packetizer, jpeg).datagrams.get(cut).length; length++) {
                List<byte[]> damaged = Sent.by(packetizer, jpeg).datagrams;
                for (int i = 0; i < damaged.size(); i++) {
                    byte[] datagram = damaged.get(i);
                    assertNull(offer(i == cut ? Arrays.copyOf(datagram, length) : datagram), "cut to " + length);
                }
                Sent next = Sent.by(packetizer, jpeg);
                assertArrayEquals(next.payload(), offerAll(next));
            }
        }
    }

    @Test
    void everyFlippedBitGivesTheFrameNotAtAllOrAsSent() {
        ClassicPacketizer packetizer = new ClassicPacketizer(100, 100);
        byte[] jpeg = Jpegs.ofLength(250, 6);
        for (int which = 0; which < 3; which++) {
            for (int bit = 0; bit < 8 * Sent.by(packetizer, jpeg).datagrams.get(which).length; bit++) {
                Sent sent = Sent.by(packetizer, jpeg);
                byte[] intact = sent.payload();
                sent.datagrams.get(which)[bit / 8] ^= (byte) (1 << bit % 8);
                byte @Nullable [] out = offerAll(sent);
                // A flip in the identifier of the check makes it another program's comment: UDP's checksum is for that.
                boolean inIdentifier = which == 0 && bit / 8 >= 3 && bit / 8 < 13;
                assertTrue(out == null || inIdentifier || Arrays.equals(out, intact), "bit " + bit);
            }
        }
    }

    @Test
    void anyBytesAtAllAreOnlyCounted() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 100_000; i++) {
            byte[] datagram = new byte[random.nextInt(64)];
            random.nextBytes(datagram);
            received.offer(1 + random.nextInt(20), datagram);
            received.now += Received.MILLI;
        }
        assertEquals(0, received.count(Counter.FRAMES_COMPLETE));
        assertTrue(received.count(Counter.SEGMENTS_STRAY) > 0);
        assertTrue(received.count(Counter.DATAGRAMS_UNKNOWN) > 0);
    }

    @Test
    void twoFramesThatLostTheSameEndsAreNotGlued() {
        ClassicPacketizer packetizer = new ClassicPacketizer(100, 100);
        List<byte[]> one = Sent.by(packetizer, Jpegs.ofLength(250, 8)).datagrams;
        List<byte[]> two = Sent.by(packetizer, Jpegs.ofLength(250, 9)).datagrams;
        assertNull(offer(one.get(0)));
        assertNull(offer(two.get(1)));
        assertNull(offer(two.get(2)));
        assertNull(offer(two.get(2)));
        assertEquals(0, received.count(Counter.FRAMES_COMPLETE));
    }

    @Test
    void framesOfTheOriginalThatLostTheSameEndsAreNotGluedEither() {
        byte[] jpeg = Jpegs.ofLength(100, 4);
        byte[] first = Arrays.copyOf(new byte[] {2}, 51);
        System.arraycopy(jpeg, 0, first, 1, 50);
        byte[] second = Arrays.copyOf(new byte[] {1}, 51);
        System.arraycopy(jpeg, 50, second, 1, 50);
        assertNull(offer(first));
        received.now += 33 * Received.MILLI;
        assertNull(offer(second));
        assertEquals(1, received.count(Counter.FRAMES_DOUBTFUL));
    }

    @Test
    void aDoubledDatagramCostsNothing() {
        Sent sent = Sent.by(new ClassicPacketizer(100, 100), Jpegs.ofLength(250, 10));
        byte @Nullable [] out = null;
        for (byte[] datagram : sent.datagrams) {
            out = offer(datagram);
            offer(datagram);
        }
        assertArrayEquals(sent.payload(), out);
    }

    @Test
    void aLateDatagramDoesNotCostTheNextFrame() {
        ClassicPacketizer packetizer = new ClassicPacketizer(100, 100);
        for (int late = 0; late < 3; late++) {
            for (int place = 1; place < 3; place++) {
                Sent one = Sent.by(packetizer, Jpegs.ofLength(250, 11));
                Sent two = Sent.by(packetizer, Jpegs.ofLength(250, 12));
                byte @Nullable [] out = null;
                for (int i = 0; i < 3; i++) {
                    if (i != late) {
                        assertNull(offer(one.datagrams.get(i)));
                    }
                }
                for (int i = 0; i < 3; i++) {
                    if (i == place) {
                        byte @Nullable [] lateFrame = offer(one.datagrams.get(late));
                        assertTrue(lateFrame == null || Arrays.equals(one.payload(), lateFrame));
                    }
                    out = offer(two.datagrams.get(i));
                }
                assertArrayEquals(two.payload(), out, "segment " + late + " before " + place);
            }
        }
    }

    @Test
    void swappedDatagramsCostAtMostTheirFrame() {
        ClassicPacketizer packetizer = new ClassicPacketizer(100, 100);
        List<byte[]> one = Sent.by(packetizer, Jpegs.ofLength(250, 13)).datagrams;
        assertNull(offer(one.get(0)));
        assertNull(offer(one.get(2)));
        assertNull(offer(one.get(1)));
        Sent two = Sent.by(packetizer, Jpegs.ofLength(250, 14));
        offer(two.datagrams.get(0));
        offer(two.datagrams.get(1));
        assertArrayEquals(two.payload(), offer(two.datagrams.get(2)));
    }
}
