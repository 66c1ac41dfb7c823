package udpcam.nack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Whether a sender answers requests, and whether in time. */
class AnsweringSenderTest {
    private static final long MS = 1_000_000;
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

    @Test
    void aSenderThatNeverAnswersIsHardlyAskedAnyMoreUntilItDoes() {
        int asked = 0;
        receive(next);
        for (int i = 0; i < 10_000; i++) {
            next += 2;
            receive(next);
            now += MS;
            asked += due(PATIENCE).length;
        }
        assertTrue(asked > 100 && asked < 400, asked + " of 10,000");
        missing.repaired(next - 1, true, now);
        next += 2;
        receive(next);
        long[] due = due(PATIENCE);
        assertEquals(next - 1, due[due.length - 1]);
    }

    @Test
    void whoAnswersTooLateAnswersAndWhoOnlyTriesSizesDoesNot() {
        receive(100, 102);
        assertEquals(1, due(PATIENCE).length);
        missing.sentAgain(100, true, now);
        assertFalse(missing.answersLate(33 * MS), "it was not missed");
        missing.giveUpTo(102);
        now += 30 * MS;
        missing.sentAgain(101, true, now);
        assertTrue(missing.answersLate(33 * MS));
    }

    @Test
    void whoAnswersWithinHalfAFrameIntervalIsNotLate() {
        receive(100, 102);
        assertEquals(1, due(PATIENCE).length);
        now += 15 * MS;
        missing.sentAgain(101, true, now);
        missing.repaired(101, true, now);
        assertFalse(missing.answersLate(33 * MS));
        assertTrue(missing.answersLate(16 * MS));
    }

    @Test
    void afterSomeRequestsInVainASenderDoesNotAnswer() {
        receive(100, 102);
        assertEquals(1, due(LONG).length);
        missing.giveUpTo(102);
        now += 30 * MS;
        missing.sentAgain(101, true, now);
        next = 104;
        for (int i = 0; i < 20; i++) {
            assertEquals(i < 17, missing.answersLate(33 * MS), i + " requests");
            receive(next);
            next += 2;
            assertEquals(1, due(LONG).length);
            missing.giveUpTo(next - 2);
            now += 33 * MS;
        }
    }
}
