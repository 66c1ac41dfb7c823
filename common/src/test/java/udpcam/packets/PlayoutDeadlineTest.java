package udpcam.packets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlayoutDeadlineTest {
    private static final long INTERVAL = 32;
    private static final long NEVER = Long.MAX_VALUE;

    private final PlayoutDeadline deadline = new PlayoutDeadline();

    @Test
    void aFrameUnderWayIsWaitedFor() {
        deadline.begin(100);
        assertEquals(NEVER, deadline.nanos(INTERVAL, false, 0));
        assertEquals(NEVER, deadline.nanos(INTERVAL, true, 0));
    }

    @Test
    void packetsOutOfTurnAreWaitedForAnEighthOfTheIntervalFromTheEndOn() {
        deadline.begin(100);
        deadline.end(110);
        assertEquals(114, deadline.nanos(INTERVAL, false, 0));
    }

    @Test
    void packetsThatWereAskedForAreWaitedForThreeQuartersFromTheBeginningOn() {
        deadline.begin(100);
        deadline.end(110);
        assertEquals(124, deadline.nanos(INTERVAL, true, 0));
    }

    @Test
    void aFrameThatTookLongHasAnEighthStill() {
        deadline.begin(100);
        deadline.end(130);
        assertEquals(134, deadline.nanos(INTERVAL, true, 0));
    }

    @Test
    void packetsThatTakeLongerOfLateAreWaitedForAsLongAndForTwoIntervalsAtTheMost() {
        deadline.begin(100);
        deadline.end(102);
        assertEquals(106, deadline.nanos(INTERVAL, false, 3));
        assertEquals(112, deadline.nanos(INTERVAL, false, 10));
        assertEquals(150, deadline.nanos(INTERVAL, false, 48));
        assertEquals(166, deadline.nanos(INTERVAL, false, 1000));
    }

    @Test
    void itsEndIsWhenItWasSeenFirst() {
        deadline.begin(100);
        deadline.end(110);
        deadline.end(120);
        assertEquals(114, deadline.nanos(INTERVAL, false, 0));
    }

    @Test
    void theNextFrameHasAnEndOfItsOwn() {
        deadline.begin(100);
        deadline.end(110);
        deadline.begin(132);
        assertEquals(NEVER, deadline.nanos(INTERVAL, true, 0));
    }

    @Test
    void timeMayBeNegative() {
        deadline.begin(-100);
        deadline.end(-90);
        assertEquals(-86, deadline.nanos(INTERVAL, false, 0));
        assertEquals(-76, deadline.nanos(INTERVAL, true, 0));
    }
}
