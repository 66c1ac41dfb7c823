package udpcam.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {
    private static final long WRAP = Long.MAX_VALUE - 1; // the last time before the clock's values are negative

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, -1_000, WRAP - 5, WRAP, Long.MIN_VALUE, Long.MIN_VALUE + 5})
    void timesAreComparedByTheirDifferenceAlsoWhereTheClockWraps(long nanos) {
        long after = WRAP - nanos >= 0 && WRAP - nanos < 10 ? nanos + 12 : nanos + 10;
        assertEquals(nanos, Deadline.earlier(nanos, after));
        assertEquals(nanos, Deadline.earlier(after, nanos));
        assertEquals(after, Deadline.later(nanos, after));
        assertEquals(after, Deadline.later(after, nanos));
        assertTrue(Deadline.isOver(nanos, after));
        assertTrue(Deadline.isOver(nanos, nanos));
        assertFalse(Deadline.isOver(after, nanos));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, WRAP, Long.MIN_VALUE})
    void neverIsLaterThanAnyTimeAndDoesNotCome(long nanos) {
        assertEquals(nanos, Deadline.earlier(nanos, Deadline.NEVER));
        assertEquals(nanos, Deadline.earlier(Deadline.NEVER, nanos));
        assertEquals(Deadline.NEVER, Deadline.later(nanos, Deadline.NEVER));
        assertEquals(Deadline.NEVER, Deadline.later(Deadline.NEVER, nanos));
        assertFalse(Deadline.isOver(Deadline.NEVER, nanos));
    }
}
