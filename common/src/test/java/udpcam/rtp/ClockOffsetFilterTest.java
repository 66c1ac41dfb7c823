package udpcam.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class ClockOffsetFilterTest {
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
}
