package udpcam.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.run.Counter;
import udpcam.run.Counters;

/** Several senders at once to one port. */
class ReassemblerSourcesTest {
    private static final long MILLI = 1_000_000;

    private final Counters counters = new Counters();
    private final List<String> told = new ArrayList<>();
    private final Reassembler reassembler = new Reassembler(counters, new Reassembler.Listener() {
        @Override
        public void follows(InetSocketAddress source) {
            told.add("follows " + source.getPort());
        }

        @Override
        public void ignores(InetSocketAddress source) {
            told.add("ignores " + source.getPort());
        }
    });
    private long now;

    private static InetSocketAddress address(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private byte @Nullable [] offer(InetSocketAddress from, byte[] datagram) {
        try (EncodedFrame frame = reassembler.offer(from, ByteBuffer.wrap(datagram), now)) {
            return frame == null ? null : Arrays.copyOf(frame.bytes(), frame.length());
        }
    }

    @Test
    void theFirstOfTwoSendersIsShownAndTheOtherIsToldOnce() {
        byte[] frame = Jpegs.datagram();
        for (int i = 0; i < 10; i++) {
            assertNotNull(offer(address(1), frame));
            assertNull(offer(address(2), frame));
            now += 33 * MILLI;
        }
        assertEquals(List.of("follows 1", "ignores 2"), told);
        assertEquals(10, counters.get(Counter.FRAMES_OF_OTHERS));
    }

    @Test
    void segmentsOfTwoSendersAreNotMixed() {
        Segmenter segmenter = new Segmenter(100, 100);
        Sent one = Sent.by(segmenter, Jpegs.ofLength(250, 15));
        Sent two = Sent.by(segmenter, Jpegs.ofLength(250, 16));
        byte @Nullable [] out = null;
        for (int i = 0; i < 3; i++) {
            out = offer(address(1), one.datagrams.get(i));
            offer(address(2), two.datagrams.get(i));
        }
        assertArrayEquals(one.payload(), out);
    }

    @Test
    void aSenderThatWasKilledIsReplacedByItsSuccessorWithinASecond() {
        byte[] frame = Jpegs.datagram();
        for (int i = 0; i < 5; i++) {
            offer(address(1), frame);
            now += 33 * MILLI;
        }
        now += 500 * MILLI;
        assertNotNull(offer(address(2), frame));
        assertEquals(List.of("follows 1", "follows 2"), told);
    }

    @Test
    void aSlowSenderIsNotTakenForDead() {
        byte[] frame = Jpegs.datagram();
        for (int i = 0; i < 10; i++) {
            assertNotNull(offer(address(1), frame));
            now += 700 * MILLI;
            assertEquals(i == 0, offer(address(2), frame) != null); // only after one interval is its pace known
            now += 300 * MILLI;
            if (i == 0) {
                now += 6000 * MILLI; // both silent: the first to send again is shown
            }
        }
    }

    /** Leaves two frames unfinished that take as much memory as frames can. */
    private void hog(int port) {
        byte[] full = new byte[65_507];
        for (int frame = 0; frame < 2; frame++) {
            for (int left = 255; left > 1; left--) {
                System.arraycopy(left == 255 ? Jpegs.datagram() : new byte[20], 0, full, 0, 18);
                full[0] = (byte) left;
                offer(address(port), full);
            }
        }
    }

    @Test
    void theMemoryOfSomeSourcesIsBoundedAndBlocksNoOther() {
        hog(1);
        hog(2);
        Sent sent = Sent.by(new Segmenter(1400, 1400), Jpegs.ofLength(100_000, 17));
        byte @Nullable [] out = null;
        for (byte[] datagram : sent.datagrams) {
            out = offer(address(3), datagram);
        }
        assertArrayEquals(sent.payload(), out);
        hog(4);
        hog(5);
        assertNotNull(offer(address(3), Jpegs.datagram()));
    }

    @Test
    void whoSendsNoPictureIsNotFollowed() {
        byte[] nothing = {1, (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};
        assertNull(offer(address(1), nothing));
        assertNotNull(offer(address(2), Jpegs.datagram()));
        assertNull(offer(address(1), nothing));
        assertEquals(List.of("follows 2"), told);
        assertEquals(2, counters.get(Counter.FRAMES_NOT_JPEG));
    }
}
