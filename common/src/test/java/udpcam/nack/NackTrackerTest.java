package udpcam.nack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which packets are missing, and which of them are asked for. */
class NackTrackerTest {
    private static final long MS = 1_000_000;
    private static final long NEVER = Long.MAX_VALUE;
    private static final long PATIENCE = 25 * MS;
    private static final long LONG = 10_000 * MS;

    private final NackTracker missing = new NackTracker(true);
    private final long[] numbers = new long[1000];
    private long now = -5 * MS; // a monotonic clock may begin anywhere

    private void receive(long... received) {
        for (long number : received) {
            missing.received(number, true, now);
        }
    }

    private long[] due(long patienceNanos) {
        return Arrays.copyOf(numbers, missing.due(now, patienceNanos, numbers));
    }

    @Test
    void nothingIsMissingAtFirst() {
        assertEquals(0, due(LONG).length);
        missing.sentUpTo(1000, now);
        assertEquals(0, due(LONG).length, "before the first packet nothing is known");
        receive(100);
        assertEquals(0, due(LONG).length);
        assertEquals(NEVER, missing.nextNanos());
        assertFalse(missing.contains(99));
        assertFalse(missing.contains(101));
    }

    @Test
    void aGapIsAskedForAtOnceAndOnce() {
        receive(100, 103, 105);
        assertEquals(now, missing.nextNanos());
        assertArrayEquals(new long[] {101, 102, 104}, due(LONG));
        assertEquals(0, due(LONG).length);
        assertTrue(missing.nextNanos() > now);
        assertTrue(missing.isAwaited(100, 101));
        assertFalse(missing.isAwaited(105, 200));
    }

    @Test
    void packetsThatParityTellsOfAreAskedForToo() {
        receive(100);
        missing.sentUpTo(102, now);
        assertArrayEquals(new long[] {101, 102}, due(LONG));
        missing.sentUpTo(102, now);
        assertEquals(0, due(LONG).length);
    }

    @Test
    void moreThanThereIsRoomForAreAskedForTheNextTime() {
        receive(100, 111);
        long[] few = new long[7];
        assertEquals(7, missing.due(now, LONG, few));
        assertEquals(now, missing.nextNanos());
        assertArrayEquals(new long[] {108, 109, 110}, due(LONG));
    }

    @Test
    void aPacketThatIsThereIsNotAskedForAgain() {
        receive(100, 103);
        due(LONG);
        missing.repaired(101, true, now + MS);
        missing.received(102, true, now + MS);
        assertEquals(NEVER, missing.nextNanos());
        assertFalse(missing.contains(101));
        now += LONG / 2;
        assertEquals(0, due(LONG).length);
    }

    @Test
    void noneIsAskedForWhoseAnswerWouldComeTooLate() {
        receive(100, 102);
        now += PATIENCE;
        assertEquals(0, due(PATIENCE).length);
        assertFalse(missing.isAwaited(101, 101));
        assertEquals(NEVER, missing.nextNanos());
        assertEquals(0, due(PATIENCE).length);
    }

    @Test
    void whatIsGivenUpIsNotAskedForAnyMore() {
        receive(100, 110);
        missing.giveUpTo(104);
        assertFalse(missing.contains(104));
        assertArrayEquals(LongStream.range(105, 110).toArray(), due(LONG));
        missing.giveUpTo(500);
        assertEquals(NEVER, missing.nextNanos());
        receive(111, 113);
        assertArrayEquals(new long[] {112}, due(LONG));
    }

    @Test
    void gapsAreAskedForUpToHalfTheSpaceOfNumbers() {
        receive(100, 2000);
        long[] all = new long[40_000];
        assertEquals(1899, missing.due(now, LONG, all));
        assertEquals(101, all[0]);
        receive(60_000);
        assertEquals(
                32_767, LongStream.range(0, 61_000).filter(missing::contains).count());
        assertFalse(missing.contains(60_000 - 32_768));
        assertTrue(missing.contains(60_000 - 32_767));
    }

    @Test
    void gapsOfOneMillisecondAreAskedForTogetherAtTheLatestAtTheFramesEnd() {
        missing.received(100, false, now);
        missing.received(102, false, now);
        assertArrayEquals(new long[] {101}, due(LONG), "the first one at once");
        long begun = now;
        for (long next = 104; next < 120; next += 2) {
            now += MS / 10;
            missing.received(next, false, now);
            assertEquals(0, due(LONG).length);
        }
        assertEquals(begun + MS, missing.nextNanos());
        now = begun + MS;
        assertArrayEquals(new long[] {103, 105, 107, 109, 111, 113, 115, 117}, due(LONG));
        now += MS / 10;
        missing.received(120, false, now);
        assertEquals(0, due(LONG).length);
        missing.received(121, true, now);
        assertArrayEquals(new long[] {119}, due(LONG));
    }

    @Test
    void aStreamThatBeginsAnewHasNothingMissing() {
        receive(100, 110);
        missing.clear();
        assertEquals(NEVER, missing.nextNanos());
        assertEquals(0, due(LONG).length);
        assertFalse(missing.contains(105));
        receive(7);
        assertEquals(0, due(LONG).length);
        receive(9);
        assertArrayEquals(new long[] {8}, due(LONG));
    }

    @Test
    void noOrderOfEventsBreaksItsPromises() {
        SplittableRandom random = new SplittableRandom(1);
        long highest = 100;
        for (int i = 0; i < 100_000; i++) {
            long number = Math.max(0, highest + random.nextInt(-1200, random.nextInt(10) == 0 ? 3000 : 10));
            now += random.nextInt(2_000_000);
            switch (random.nextInt(9)) {
                case 0, 1 -> {
                    missing.received(number, random.nextBoolean(), now);
                    highest = Math.max(highest, number);
                    assertFalse(missing.contains(number));
                }
                case 2 -> missing.sentUpTo(number, now);
                case 3 -> missing.repaired(number, random.nextBoolean(), now);
                case 4 -> missing.giveUpTo(number - 600);
                case 5 -> missing.parity(number, true, now);
                case 6 -> missing.sentAgain(number, random.nextBoolean(), now);
                case 7 -> {
                    if (random.nextInt(100) == 0) {
                        missing.clear();
                    }
                }
                default -> {
                    long[] due = due(PATIENCE);
                    assertArrayEquals(Arrays.stream(due).sorted().distinct().toArray(), due);
                    boolean known = true;
                    for (long one : due) {
                        known &= missing.contains(one); // then come those that may not have been sent yet
                        assertEquals(known, missing.contains(one) && missing.isAwaited(one, one));
                    }
                    assertTrue(missing.nextNanos() > now || due.length == numbers.length);
                }
            }
        }
    }
}
