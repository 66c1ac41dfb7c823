package udpcam.nack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** When a packet that is missing is asked for, and asked for again. */
class AskingInTimeTest {
    private static final long MS = 1_000_000;
    private static final long NEVER = Long.MAX_VALUE;
    private static final long PATIENCE = 25 * MS;
    private static final long LONG = 10_000 * MS;

    private final NackTracker missing = new NackTracker(true);
    private final long[] numbers = new long[1000];
    private long now = -5 * MS; // a monotonic clock may begin anywhere
    private long next = 100;

    private void receive(long... received) {
        for (long number : received) {
            missing.received(number, true, now);
        }
    }

    private long[] due(long patienceNanos) {
        return Arrays.copyOf(numbers, missing.due(now, patienceNanos, numbers));
    }

    /** A packet is lost, asked for, and sent again after a round trip; polled as often as there is something to do. */
    private int lose(long roundTripNanos) {
        long lost = next + 1;
        receive(next, next + 2);
        next += 3;
        int asked = 0;
        for (long end = now + roundTripNanos; ; ) {
            asked += due(PATIENCE).length;
            if (missing.nextNanos() > end) {
                now = end;
                missing.repaired(lost, true, now);
                return asked;
            }
            now = missing.nextNanos();
        }
    }

    @Test
    void anOverdueAnswerIsAskedForAgainEachTimeAfterALongerWhileAndFiveTimesAtTheMost() {
        receive(100, 102);
        long before = 0;
        for (int tries = 1; tries <= 5; tries++) {
            assertArrayEquals(new long[] {101}, due(LONG));
            assertTrue(missing.isAwaited(101, 101));
            long wait = missing.nextNanos() - now;
            assertTrue(wait > before);
            now += wait - 1;
            assertEquals(0, due(LONG).length);
            now++;
            before = wait;
        }
        assertEquals(0, due(LONG).length);
        assertFalse(missing.isAwaited(101, 101), "given up");
        assertEquals(NEVER, missing.nextNanos());
        assertTrue(missing.contains(101), "yet it may still come");
    }

    @Test
    void aRoundTripLongerThanThePatienceIsLearnedAndThenNothingIsAskedFor() {
        receive(100, 102);
        assertEquals(1, due(40 * MS).length);
        now += 30 * MS;
        missing.repaired(101, true, now);
        receive(104);
        assertEquals(0, due(PATIENCE).length);
        receive(106);
        assertArrayEquals(new long[] {105}, due(40 * MS));
    }

    @Test
    void oneAnswerThatTookTooLongDoesNotEndTheAskingForEver() {
        receive(100, 102);
        assertEquals(1, due(40 * MS).length);
        now += 35 * MS; // in which the programs warmed up
        missing.repaired(101, true, now);
        int frames = 0;
        int asked = 0;
        for (next = 104; asked == 0; next += 2) {
            receive(next);
            asked = due(PATIENCE).length;
            missing.giveUpTo(next);
            frames++;
        }
        assertEquals(3, frames);
    }

    @Test
    void anyRoundTripIsLearnedSoThatWhatIsOnItsWayIsNotAskedForAgain() {
        for (long roundTrip = MS; roundTrip < 20 * MS; roundTrip += MS) {
            AskingInTimeTest fresh = new AskingInTimeTest();
            assertTrue(fresh.lose(roundTrip) <= 5);
            fresh.lose(roundTrip);
            fresh.lose(roundTrip);
            for (int i = 0; i < 50; i++) {
                assertEquals(1, fresh.lose(roundTrip), roundTrip / MS + " ms");
            }
        }
    }

    @Test
    void aRoundTripThatBecomesLongerIsLearnedToo() {
        for (int i = 0; i < 50; i++) {
            lose(2 * MS);
        }
        for (int i = 0; i < 50; i++) {
            lose(20 * MS);
        }
        assertEquals(1, lose(20 * MS));
    }

    @Test
    void oncePacketsCameOutOfTurnOthersThatDoAreNotAskedFor() {
        receive(100, 102);
        assertArrayEquals(new long[] {101}, due(LONG));
        now += MS;
        receive(101);
        for (next = 103; next < 1000; next += 2) {
            receive(next + 1);
            assertEquals(0, due(LONG).length);
            now += MS;
            assertEquals(0, due(LONG).length);
            receive(next);
        }
    }

    @Test
    void whatIsLostThoughIsAskedForAfterAWhileAndOnceAllComeInTurnSoonAgain() {
        receive(100, 102);
        now += MS;
        receive(101);
        receive(104);
        assertEquals(0, due(LONG).length);
        assertEquals(now + 2 * MS, missing.nextNanos());
        now += 2 * MS;
        assertArrayEquals(new long[] {103}, due(LONG));
        missing.repaired(103, false, now);
        long before = 2 * MS;
        for (next = 105; next < 1105; next += 2) { // each a frame
            receive(next + 1);
            long wait = missing.nextNanos() - now;
            assertTrue(wait <= before);
            before = wait;
            missing.repaired(next, false, now);
            missing.giveUpTo(next);
        }
        assertTrue(before < MS / 100);
    }

    @Test
    void disorderIsWaitedForTwiceButNoLongerThanAnyAnswerIsOfUse() {
        receive(100, 102);
        now += 30 * MS;
        receive(101);
        receive(104);
        assertEquals(now + 60 * MS, missing.nextNanos());
        receive(106);
        now += 70 * MS;
        receive(105);
        receive(108);
        assertEquals(100 * MS, missing.reorderNanos());
    }

    @Test
    void aPacketThatComesMuchTooLateIsAsGoodAsLost() {
        receive(100, 102);
        now += 100 * MS;
        receive(101);
        receive(104);
        assertEquals(now, missing.nextNanos());
    }

    @Test
    void aPacketThatComesAfterItWasRepairedWasNotLost() {
        receive(100, 102);
        missing.repaired(101, false, now);
        now += 3 * MS;
        receive(101);
        receive(104);
        assertEquals(now + 6 * MS, missing.nextNanos());
        assertEquals(6 * MS, missing.reorderNanos());
    }

    @Test
    void whereParityComesItsEndIsWaitedFor() {
        receive(100);
        missing.parity(101, true, now);
        assertEquals(now + MS, missing.nextNanos());
        missing.repaired(101, false, now);
        receive(103);
        assertEquals(now + 8 * MS, missing.nextNanos(), "it may not come at all");
        now += 2 * MS;
        missing.parity(103, true, now);
        assertEquals(now + MS, missing.nextNanos());
        missing.parity(103, true, now + MS / 2);
        now += MS + MS / 2;
        assertArrayEquals(new long[] {102}, due(PATIENCE));
    }

    @Test
    void anAnswerIsMeasuredFromTheRequestAndNotFromTheLoss() {
        receive(100, 102);
        now += 4 * MS;
        receive(101); // 8 ms of disorder from now on
        receive(104);
        now += 8 * MS;
        assertEquals(1, due(LONG).length);
        now += MS;
        missing.repaired(103, true, now);
        receive(106);
        long disorder = missing.nextNanos() - now;
        now += disorder;
        assertEquals(1, due(disorder + MS + 1).length, "1 ms is all that an answer takes");
    }
}
