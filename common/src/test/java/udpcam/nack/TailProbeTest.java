package udpcam.nack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Frames whose last packets are lost, so that no other packet tells of them. */
class TailProbeTest {
    private static final long MS = 1_000_000;
    private static final long NEVER = Long.MAX_VALUE;
    private static final long PATIENCE = 25 * MS;

    private final NackTracker missing = new NackTracker(true);
    private final long[] numbers = new long[100];
    private long now = -5 * MS; // a monotonic clock may begin anywhere

    private long[] due() {
        return Arrays.copyOf(numbers, missing.due(now, PATIENCE, numbers));
    }

    private static long[] from(long number) {
        return LongStream.range(number, number + 17).toArray();
    }

    /** Of a frame of which more is to come. */
    private void receive(long... received) {
        for (long number : received) {
            missing.received(number, false, now);
        }
    }

    private void waitUntilDue() {
        long next = missing.nextNanos();
        assertTrue(next > now && next != NEVER);
        now = next - 1;
        assertEquals(0, due().length);
        now = next;
    }

    /** The next packet is asked for, and is sent again. */
    private void probeOne(long number) {
        waitUntilDue();
        assertArrayEquals(new long[] {number}, due());
        missing.sentAgain(number, false, now);
        missing.repaired(number, true, now);
    }

    @Test
    void whatFollowsIsAskedForWhenNothingComesAnyMore() {
        receive(100, 101);
        waitUntilDue();
        assertArrayEquals(new long[] {102}, due());
        assertFalse(missing.contains(102), "perhaps it was not sent");
        missing.sentAgain(102, false, now);
        missing.repaired(102, true, now);
        assertArrayEquals(from(103), due(), "it was, so others may have been");
    }

    @Test
    void aFrameThatEndedIsNotAskedFor() {
        receive(100);
        missing.received(101, true, now);
        assertEquals(NEVER, missing.nextNanos());
        receive(102);
        missing.parity(102, true, now);
        missing.repaired(102, false, now);
        assertEquals(NEVER, missing.nextNanos(), "nor one of which parity tells the end");
    }

    @Test
    void anAnswerTellsOfAllBeforeItAndTheLastOneEndsTheAsking() {
        receive(100);
        probeOne(101);
        due();
        now += 2 * MS;
        missing.sentAgain(104, true, now);
        missing.repaired(104, true, now);
        assertTrue(missing.contains(102) && missing.contains(103));
        assertArrayEquals(new long[] {102, 103}, due());
        missing.repaired(102, true, now);
        missing.repaired(103, true, now);
        assertEquals(NEVER, missing.nextNanos());
    }

    @Test
    void anAnswerThatIsNotTheLastOneIsNotTheEnd() {
        receive(100);
        probeOne(101);
        due();
        missing.sentAgain(102, false, now);
        missing.repaired(102, true, now);
        waitUntilDue();
        assertArrayEquals(from(103), due());
    }

    @Test
    void noPacketIsBelievedThatWasNotAskedFor() {
        receive(100);
        missing.sentAgain(101, false, now);
        assertFalse(missing.contains(101));
        waitUntilDue();
        due();
        missing.sentAgain(102, false, now);
        assertFalse(missing.contains(102));
        missing.clear();
        receive(7);
        missing.sentAgain(8, false, now);
        assertFalse(missing.contains(8), "the stream began anew");
    }

    @Test
    void itIsAskedForFiveTimesAtTheMost() {
        receive(100);
        for (int i = 0; i < 5; i++) {
            waitUntilDue();
            assertArrayEquals(new long[] {101}, due());
        }
        assertEquals(NEVER, missing.nextNanos());
    }

    @Test
    void aSenderThatPausesAmidItsFramesIsGivenTheTime() {
        receive(100);
        now += 10 * MS;
        receive(101);
        assertEquals(now + 20 * MS, missing.nextNanos());
        for (int i = 0; i < 1000; i++) {
            missing.giveUpTo(101); // with a frame each
        }
        receive(103);
        missing.repaired(102, false, now);
        long wait = missing.nextNanos() - now;
        assertTrue(wait >= 8 * MS && wait < 9 * MS, "as before, once it pauses no more");
    }

    @Test
    void aPauseInWhichPacketsWereLostIsNone() {
        receive(100);
        now += 10 * MS;
        receive(102);
        missing.repaired(101, false, now);
        assertEquals(now + 8 * MS, missing.nextNanos());
    }

    @Test
    void nobodyIsAskedWhoseAnswersTakeTooLong() {
        receive(100, 102);
        assertEquals(1, due().length);
        now += PATIENCE + MS;
        missing.repaired(101, true, now);
        receive(103);
        now = missing.nextNanos();
        assertEquals(0, due().length);
    }
}
