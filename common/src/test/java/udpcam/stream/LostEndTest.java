package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.frame.WholeFrame;

/** Frames that lost their last packets. */
class LostEndTest {
    private static final int SENDER = 40_000;

    private final Received received = new Received();
    private final RepairedSender sender = new RepairedSender();
    private long first = RepairedSender.FIRST_NUMBER; // of the next frame

    @BeforeEach
    void aFrameComesWhole() {
        List<byte[]> packets = sender.send(0);
        assertNotNull(received.offerAll(SENDER, packets));
        first += packets.size();
    }

    private byte @Nullable [] offerAgain(byte[] packet) {
        return received.offer(SENDER, sender.again(packet));
    }

    /** Time passes until something is to be done, and it is. */
    private void poll() {
        received.now = received.nextNanos();
        assertNull(received.poll());
    }

    @Test
    void suchAFrameIsCompletedBeforeTheNextOneComes() {
        List<byte[]> packets = sender.send(1);
        int came = packets.size() - 3;
        assertNull(received.offerAll(SENDER, packets.subList(0, came)));
        poll();
        assertArrayEquals(new long[] {first + came}, received.asked.get(0), "one that should follow");
        assertNull(offerAgain(packets.get(came)));
        assertEquals(first + came + 1, received.asked.get(1)[0]);
        assertEquals(17, received.asked.get(1).length, "any that may follow");
        assertNull(offerAgain(packets.get(came + 2)), "the one between is lost again");
        assertArrayEquals(new long[] {first + came + 1}, received.asked.get(2));
        assertArrayEquals(RepairedSender.jpeg(1), offerAgain(packets.get(came + 1)));
        assertEquals(3, received.count(Counter.SEGMENTS_RESENT));
        assertTrue(received.isAtRest());
    }

    @Test
    void aSenderThatIsNeverAskedIsWaitedForNoLonger() {
        received.asks = false;
        received.begin();
        aFrameComesWhole();
        List<byte[]> packets = sender.send(1);
        packets.remove(3);
        assertNull(received.offerAll(SENDER, packets));
        long end = received.now + RepairedSender.FRAME_NANOS / 4;
        WholeFrame frame = null;
        while (frame == null && received.nextNanos() < end) {
            received.now = received.nextNanos();
            frame = received.poll();
        }
        assertEquals(0, received.asked.size());
        Objects.requireNonNull(frame, "what came of it").close();
    }
}
