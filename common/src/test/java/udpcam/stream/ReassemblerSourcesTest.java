package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.classic.ClassicPacketizer;
import udpcam.count.Counter;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.Sent;

/** Several senders at once to one port. */
class ReassemblerSourcesTest {
    private final Received received = new Received();

    @Test
    void theFirstOfTwoSendersIsShownAndTheOtherIsToldOnce() {
        byte[] frame = Jpegs.datagram();
        for (int i = 0; i < 10; i++) {
            assertNotNull(received.offer(1, frame));
            assertNull(received.offer(2, frame));
            received.now += 33 * Received.MILLI;
        }
        assertEquals(List.of("follows 1", "ignores 2"), received.told);
        assertEquals(10, received.count(Counter.FRAMES_OF_OTHERS));
    }

    @Test
    void segmentsOfTwoSendersAreNotMixed() {
        ClassicPacketizer packetizer = new ClassicPacketizer(100, 100);
        Sent one = Sent.by(packetizer, Jpegs.ofLength(250, 15));
        Sent two = Sent.by(packetizer, Jpegs.ofLength(250, 16));
        byte @Nullable [] out = null;
        for (int i = 0; i < 3; i++) {
            out = received.offer(1, one.datagrams.get(i));
            received.offer(2, two.datagrams.get(i));
        }
        assertArrayEquals(one.payload(), out);
    }

    @Test
    void aSenderThatWasKilledIsReplacedByItsSuccessorWithinASecond() {
        byte[] frame = Jpegs.datagram();
        for (int i = 0; i < 5; i++) {
            received.offer(1, frame);
            received.now += 33 * Received.MILLI;
        }
        received.now += 500 * Received.MILLI;
        assertNotNull(received.offer(2, frame));
        assertEquals(List.of("follows 1", "follows 2"), received.told);
    }

    @Test
    void aSlowSenderIsNotTakenForDead() {
        byte[] frame = Jpegs.datagram();
        for (int i = 0; i < 10; i++) {
            assertNotNull(received.offer(1, frame));
            received.now += 700 * Received.MILLI;
            assertEquals(i == 0, received.offer(2, frame) != null); // only after one interval is its pace known
            received.now += 300 * Received.MILLI;
            if (i == 0) {
                received.now += 6000 * Received.MILLI; // both silent: the first to send again is shown
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
                received.offer(port, full);
            }
        }
    }

    @Test
    void theMemoryOfSomeSourcesIsBoundedAndBlocksNoOther() {
        hog(1);
        hog(2);
        Sent sent = Sent.by(new ClassicPacketizer(1400, 1400), Jpegs.ofLength(100_000, 17));
        byte @Nullable [] out = null;
        for (byte[] datagram : sent.datagrams) {
            out = received.offer(3, datagram);
        }
        assertArrayEquals(sent.payload(), out);
        hog(4);
        hog(5);
        assertNotNull(received.offer(3, Jpegs.datagram()));
    }

    @Test
    void whoSendsNoPictureIsNotFollowed() {
        byte[] nothing = {1, (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};
        assertNull(received.offer(1, nothing));
        assertNotNull(received.offer(2, Jpegs.datagram()));
        assertNull(received.offer(1, nothing));
        assertEquals(List.of("follows 2"), received.told);
        assertEquals(2, received.count(Counter.FRAMES_NOT_JPEG));
    }
}
