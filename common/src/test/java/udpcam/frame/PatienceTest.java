package udpcam.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final long INTERVAL = 32;
    private static final long NEVER = Long.MAX_VALUE;

    private final Patience patience = new Patience();

    @Test
    void aFrameUnderWayIsWaitedFor() {
        patience.begin(100);
        assertEquals(NEVER, patience.untilNanos(INTERVAL, false, 0));
        assertEquals(NEVER, patience.untilNanos(INTERVAL, true, 0));
    }

    @Test
    void packetsOutOfTurnAreWaitedForAnEighthOfTheIntervalFromTheEndOn() {
        patience.begin(100);
        patience.end(110);
        assertEquals(114, patience.untilNanos(INTERVAL, false, 0));
    }

    @Test
    void packetsThatWereAskedForAreWaitedForThreeQuartersFromTheBeginningOn() {
        patience.begin(100);
        patience.end(110);
        assertEquals(124, patience.untilNanos(INTERVAL, true, 0));
    }

    @Test
    void aFrameThatTookLongHasAnEighthStill() {
        patience.begin(100);
        patience.end(130);
        assertEquals(134, patience.untilNanos(INTERVAL, true, 0));
    }

    @Test
    void packetsThatTakeLongerOfLateAreWaitedForAsLongButNotIntoTheNextFrame() {
        patience.begin(100);
        patience.end(102);
        assertEquals(106, patience.untilNanos(INTERVAL, false, 3));
        assertEquals(112, patience.untilNanos(INTERVAL, false, 10));
        assertEquals(126, patience.untilNanos(INTERVAL, false, 1000));
    }

    @Test
    void itsEndIsWhenItWasSeenFirst() {
        patience.begin(100);
        patience.end(110);
        patience.end(120);
        assertEquals(114, patience.untilNanos(INTERVAL, false, 0));
    }

    @Test
    void theNextFrameHasAnEndOfItsOwn() {
        patience.begin(100);
        patience.end(110);
        patience.begin(132);
        assertEquals(NEVER, patience.untilNanos(INTERVAL, true, 0));
    }

    @Test
    void timeMayBeNegative() {
        patience.begin(-100);
        patience.end(-90);
        assertEquals(-86, patience.untilNanos(INTERVAL, false, 0));
        assertEquals(-76, patience.untilNanos(INTERVAL, true, 0));
    }
}
