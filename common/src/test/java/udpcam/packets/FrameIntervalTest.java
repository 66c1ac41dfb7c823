package udpcam.packets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FrameIntervalTest {
    private static final long MILLI = 1_000_000;
    private static final int TICKS = 90; // of a millisecond

    private final FrameInterval interval = new FrameInterval();

    @Test
    void itIsThatOfThirtyFramesASecondUntilItIsKnown() {
        assertEquals(33_333_333, interval.nanos());
        interval.frame(-5);
        assertEquals(33_333_333, interval.nanos());
    }

    @Test
    void itIsThatOfTheLastTwoFramesAlsoWhereTimestampsWrap() {
        interval.frame(-10 * TICKS);
        interval.frame(10 * TICKS);
        assertEquals(20 * MILLI, interval.nanos());
        interval.frame(Integer.MAX_VALUE);
        interval.frame(Integer.MIN_VALUE + 40 * TICKS - 1);
        assertEquals(40 * MILLI, interval.nanos());
    }

    @Test
    void aFrameThatBeginsLateOrOnceMoreDoesNotCount() {
        interval.frame(0);
        interval.frame(20 * TICKS);
        interval.frame(10 * TICKS);
        interval.frame(20 * TICKS);
        assertEquals(20 * MILLI, interval.nanos());
        interval.frame(50 * TICKS);
        assertEquals(30 * MILLI, interval.nanos());
    }

    @Test
    void itIsFourMillisecondsAtTheLeastAndAHundredAtTheMost() {
        interval.frame(0);
        interval.frame(1);
        assertEquals(4 * MILLI, interval.nanos());
        interval.frame(Integer.MAX_VALUE);
        assertEquals(100 * MILLI, interval.nanos());
    }

    @Test
    void fromOneStreamToTheNextThereIsNone() {
        interval.frame(0);
        interval.frame(20 * TICKS);
        interval.clear();
        interval.frame(99 * TICKS);
        assertEquals(20 * MILLI, interval.nanos());
        interval.frame(109 * TICKS);
        assertEquals(10 * MILLI, interval.nanos());
    }
}
