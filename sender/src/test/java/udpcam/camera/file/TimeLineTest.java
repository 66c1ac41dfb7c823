package udpcam.camera.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TimeLineTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void aFileThatBeginsLateBeginsAtOnceAndGoesOnWhenItIsPlayedAgain() {
        TimeLine line = new TimeLine(10, true);
        assertEquals(0, line.next(5 * SECOND));
        assertEquals(SECOND, line.next(6 * SECOND));
        line.again();
        assertEquals(SECOND + SECOND / 10, line.next(5 * SECOND));
        assertEquals(2 * SECOND + SECOND / 10, line.next(6 * SECOND));
    }

    @Test
    void timestampsThatGoBackAreNotFollowed() {
        TimeLine line = new TimeLine(10, true);
        line.next(0);
        assertEquals(SECOND, line.next(SECOND));
        assertEquals(SECOND + SECOND / 10, line.next(0));
    }

    @Test
    void aFileWithoutTimestampsPlaysAtItsRate() {
        TimeLine line = new TimeLine(50, false);
        assertEquals(0, line.next(0));
        assertEquals(SECOND / 50, line.next(7 * SECOND));
    }

    @Test
    void aClockOf90000HertzIsNoRate() {
        assertFalse(TimeLine.isRate(90_000));
        assertFalse(TimeLine.isRate(0));
        assertFalse(TimeLine.isRate(Double.NaN));
        assertTrue(TimeLine.isRate(1000));
        TimeLine line = new TimeLine(90_000, false);
        line.next(0);
        assertEquals(SECOND / 25, line.next(0));
    }
}
