package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.frame.WholeFrame;

/** How long a frame is waited for that misses packets, what comes of it, and who is waited for. */
class PatientReassemblyTest {
    private static final int SENDER = 40_000;
    private static final int OTHER = 40_001;
    private static final long INTERVAL = RepairedSender.FRAME_NANOS;

    private final Received received = new Received();
    private final RepairedSender sender = new RepairedSender();

    private byte @Nullable [] offerAll(List<byte[]> datagrams) {
        return received.offerAll(SENDER, datagrams);
    }

    private void begin() {
        received.now = -1_000 * Received.MILLI; // a monotonic clock may begin anywhere
        assertNotNull(offerAll(sender.send(0)));
        received.now += INTERVAL;
    }

    /** The frame of which one packet is lost, and the others come at once. */
    private byte[] loseOne() {
        List<byte[]> packets = sender.send(1);
        byte[] lost = packets.remove(5);
        assertNull(offerAll(packets));
        return lost;
    }

    /** Polls as often as there is something to do, until a frame is given out. */
    private WholeFrame pollToTheEnd() {
        for (int polls = 0; polls < 100; polls++) {
            received.now = received.nextNanos();
            WholeFrame frame = received.poll();
            if (frame != null) {
                return frame;
            }
        }
        throw new AssertionError("never");
    }

    @Test
    void packetsThatWereAskedForAreAwaitedForThreeQuartersOfTheFrameInterval() {
        begin();
        long begun = received.now;
        loseOne();
        try (WholeFrame frame = pollToTheEnd()) {
            assertEquals(begun + INTERVAL * 3 / 4, received.now);
            assertTrue(frame.found().total() > 0);
            assertTrue(frame.found().found() > 0);
            assertTrue(frame.found().found() < frame.found().total());
        }
        assertTrue(received.asked.size() > 1, "and asked for again meanwhile");
        assertEquals(Long.MAX_VALUE, received.nextNanos());
    }

    @Test
    void whatMayOnlyBeOutOfTurnIsAwaitedAsLongAsSuchPacketsTakeOfLate() {
        begin();
        List<byte[]> outOfTurn = sender.send(1);
        byte[] late = outOfTurn.remove(3);
        assertNull(offerAll(outOfTurn));
        received.now += 4 * Received.MILLI;
        assertNotNull(received.offer(SENDER, late));
        received.now += INTERVAL;
        received.asked.clear();
        byte[] lost = loseOne();
        received.now += 7 * Received.MILLI;
        assertNull(received.poll());
        assertEquals(0, received.asked.size());
        assertNotNull(received.offer(SENDER, lost));
    }

    @Test
    void aFrameThatIsStillUnderWayIsNotGivenUp() {
        begin();
        List<byte[]> packets = sender.send(1);
        assertNull(offerAll(packets.subList(0, 5)));
        while (received.nextNanos() != Long.MAX_VALUE) { // it asks for the rest, should it be lost
            received.now = received.nextNanos();
            assertNull(received.poll());
        }
        received.now += 10 * INTERVAL;
        assertNull(received.poll());
        assertNotNull(offerAll(packets.subList(5, packets.size())));
    }

    @Test
    void aFrameWhoseTailIsLostEndsWithTheNextOne() {
        begin();
        List<byte[]> packets = sender.send(1);
        assertNull(offerAll(packets.subList(0, packets.size() - 2)));
        received.now += INTERVAL;
        assertNull(offerAll(sender.send(2).subList(0, 1)));
        try (WholeFrame frame = pollToTheEnd()) {
            assertTrue(frame.found().total() > 0);
        }
    }

    @Test
    void packetsOfAFrameThatWasGivenOutDamagedBeginNothing() {
        begin();
        byte[] lost = loseOne();
        byte[] again = sender.again(lost);
        pollToTheEnd().close();
        assertNull(received.offer(SENDER, again));
        assertNull(received.offer(SENDER, lost));
        assertEquals(1, received.count(Counter.SEGMENTS_STRAY));
        assertTrue(received.isAtRest());
        assertNotNull(offerAll(sender.send(2)));
    }

    @Test
    void aNewerFrameThatIsWholeEndsTheWait() {
        begin();
        loseOne();
        received.now += Received.MILLI;
        assertNotNull(offerAll(sender.send(2)));
        assertEquals(1, received.count(Counter.FRAMES_INCOMPLETE));
        assertTrue(received.isAtRest());
    }

    @Test
    void whileOneIsShownDamagedNoOtherSenderTakesItsPlace() {
        begin();
        RepairedSender other = new RepairedSender();
        for (int i = 0; i < 100; i++) {
            loseOne();
            pollToTheEnd().close();
            assertNull(received.offerAll(OTHER, other.send(i)));
        }
        assertEquals(List.of("follows 40000", "ignores 40001"), received.told);
    }

    @Test
    void beforeItsFirstWholeFrameASenderOfThisProjectIsAttendedAndAsked() {
        byte[] lost = loseOne();
        assertEquals(List.of(40_000), received.attended);
        assertEquals(List.of(), received.told);
        assertEquals(1, received.asked.size());
        assertNotNull(received.offer(SENDER, sender.again(lost)));
        assertEquals(List.of("follows 40000"), received.told);
    }

    @Test
    void anotherSenderIsNotAttendedBeforeAFrameIsWhole() {
        List<byte[]> packets =
                sender.send(1).stream().map(RepairedSender::foreign).toList();
        assertNull(offerAll(packets.subList(0, 3)));
        assertNull(offerAll(packets.subList(4, packets.size())));
        assertEquals(List.of(), received.attended);
        assertEquals(0, received.asked.size());
    }

    @Test
    void whoSendsNoFrameAtAllMakesPlaceForTheFirstThatDoes() {
        received.now = -2_000 * Received.MILLI;
        loseOne();
        assertNotNull(received.offerAll(OTHER, new RepairedSender().send(1)));
        assertEquals(List.of(40_000, 40_001), received.attended);
        assertEquals(List.of("follows 40001"), received.told);
    }

    @Test
    void nothingIsDueWhereNobodyIsFollowed() {
        assertEquals(Long.MAX_VALUE, received.nextNanos());
        assertNull(received.poll());
    }

    @Test
    void aFrameOfWhichNothingCanBeShownIsCounted() {
        begin();
        List<byte[]> packets = sender.send(1);
        assertNull(received.offer(SENDER, packets.get(0)));
        assertNull(received.offer(SENDER, packets.get(packets.size() - 1)));
        while (received.nextNanos() != Long.MAX_VALUE) {
            received.now = received.nextNanos();
            assertNull(received.poll());
        }
        assertEquals(1, received.count(Counter.FRAMES_TOO_DAMAGED));
    }

    @Test
    void aRestartedSenderIsAskedBeforeItsFirstWholeFrameIfTheOneThatIsShownIsSilent() {
        begin();
        received.now += 600 * Received.MILLI;
        RepairedSender restarted = new RepairedSender();
        List<byte[]> packets = restarted.send(1);
        byte[] lost = packets.remove(5);
        assertNull(received.offerAll(OTHER, packets));
        assertEquals(List.of(40_000, 40_001), received.attended);
        assertEquals(1, received.asked.size());
        assertNotNull(received.offer(OTHER, restarted.again(lost)));
        assertEquals(List.of("follows 40000", "follows 40001"), received.told);
    }

    @Test
    void aSenderThatPausedAndGoesOnIsAttendedAgain() {
        begin();
        received.now += 600 * Received.MILLI;
        assertNull(received.offer(OTHER, new RepairedSender().send(1).get(0)));
        assertNotNull(offerAll(sender.send(2)));
        assertEquals(List.of(40_000, 40_001, 40_000), received.attended);
        assertEquals(List.of("follows 40000"), received.told);
    }

    @Test
    void aSenderThatIsNeverAskedHasThreeQuartersOfTheFrameIntervalForLatePackets() {
        received.now = 0;
        assertNotNull(
                offerAll(sender.send(0).stream().map(RepairedSender::foreign).toList()));
        received.now += INTERVAL;
        long begun = received.now;
        List<byte[]> packets = new ArrayList<>(
                sender.send(1).stream().map(RepairedSender::foreign).toList());
        byte[] late = packets.remove(5);
        assertNull(offerAll(packets));
        assertEquals(begun + INTERVAL * 3 / 4, received.nextNanos());
        received.now += INTERVAL / 2;
        assertNotNull(received.offer(SENDER, late));
    }
}
