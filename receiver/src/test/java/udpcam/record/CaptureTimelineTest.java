package udpcam.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CaptureTimelineTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;

    private final CaptureTimeline timeline = new CaptureTimeline();

    /** An NTP timestamp of the day that the tests were written, and so many milliseconds. */
    private static long captured(long millis) {
        return (3_990_000_000L + millis / 1000) << 32 | ((millis % 1000) << 32) / 1000;
    }

    @Test
    void framesAreAsFarApartAsTheyWereTakenHoweverTheyCame() {
        assertEquals(0, timeline.next(captured(500), 7 * SECOND));
        assertEquals(33, timeline.next(captured(533), 7 * SECOND + 90 * MILLI));
        assertEquals(67, timeline.next(captured(567), 7 * SECOND + 91 * MILLI));
        assertEquals(1100, timeline.next(captured(1600), 8 * SECOND));
    }

    @Test
    void aStreamThatDoesNotTellItsCapturesIsTimedByItsArrivals() {
        assertEquals(0, timeline.next(0, -5 * MILLI));
        assertEquals(40, timeline.next(0, 35 * MILLI));
        assertEquals(80, timeline.next(0, 75 * MILLI));
    }

    @Test
    void captureTimesThatJumpBecauseAnotherSenderTookOverLeaveNoGapAndNoStepBack() {
        timeline.next(captured(1_000_000), SECOND);
        assertEquals(40, timeline.next(captured(5_000_000), SECOND + 40 * MILLI), "ahead by an hour");
        assertEquals(80, timeline.next(captured(5_000_040), SECOND + 81 * MILLI));
        assertEquals(120, timeline.next(captured(4_999_000), SECOND + 121 * MILLI), "back by a second");
        assertEquals(160, timeline.next(captured(4_999_040), SECOND + 161 * MILLI));
        assertEquals(200, timeline.next(0, SECOND + 201 * MILLI), "one that tells no captures");
    }

    @Test
    void timesRiseByAMillisecondAtLeast() {
        assertEquals(0, timeline.next(0, SECOND));
        assertEquals(1, timeline.next(0, SECOND));
        assertEquals(2, timeline.next(0, SECOND + 1));
        assertEquals(5, timeline.next(0, SECOND + 5 * MILLI), "and do not drift by that");
    }

    @Test
    void aPauseOfTheSenderStaysAPause() {
        timeline.next(captured(0), 0);
        assertEquals(60_000, timeline.next(captured(60_000), 60 * SECOND + 300 * MILLI));
    }

    @Test
    void roundingDoesNotAddUp() {
        long last = 0;
        for (int i = 0; i <= 3000; i++) { // 30 frames a second are not whole milliseconds apart
            last = timeline.next(((3_990_000_000L << 32) + (i * (1L << 32)) / 30), i * SECOND / 30);
        }
        assertEquals(100_000, last);
    }
}
