package udpcam.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class ClockOffsetFilterTest {
    private static final long MS = 1_000_000;

    private final ClockOffsetFilter filter = new ClockOffsetFilter();

    @Test
    void theSurestOfTheLastEightIsTaken() {
        assertNull(filter.best());
        ClockOffset surest = new ClockOffset(7, 1);
        filter.add(new ClockOffset(1, 3));
        filter.add(surest);
        for (int i = 0; i < 7; i++) {
            filter.add(new ClockOffset(i, 2));
            assertEquals(surest, filter.best());
        }
        ClockOffset newest = new ClockOffset(9, 2);
        filter.add(newest);
        assertEquals(newest, filter.best());
    }

    @Test
    void aClockThatWasSetIsFollowedAtOnceThoughTheRoundTripsBeforeWereShorter() {
        filter.add(new ClockOffset(7 * MS, MS));
        ClockOffset afterTheStep = new ClockOffset(3_600_000 * MS, 9 * MS);
        filter.add(afterTheStep);
        assertEquals(afterTheStep, filter.best());
        ClockOffset back = new ClockOffset(-5_000 * MS, 12 * MS);
        filter.add(back);
        assertEquals(back, filter.best());
    }

    @Test
    void aComparisonThatIsOnlyLessSureIsNoStep() {
        ClockOffset surest = new ClockOffset(0, MS);
        filter.add(surest);
        filter.add(new ClockOffset(-5_000 * MS, 5_000 * MS)); // the answer lay in a stopped program
        assertEquals(surest, filter.best());
    }
}
