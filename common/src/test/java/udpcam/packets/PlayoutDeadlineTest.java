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
        assertEquals(NEVER, deadline.nanos(INTERVAL, false, true, 0));
        assertEquals(NEVER, deadline.nanos(INTERVAL, true, true, 0));
    }

    @Test
    void packetsOutOfTurnAreWaitedForAnEighthOfTheIntervalFromTheEndOn() {
        deadline.begin(100);
        deadline.end(110);
        assertEquals(114, deadline.nanos(INTERVAL, false, true, 0));
    }

    @Test
    void packetsThatWereAskedForAreWaitedForUntilTheNextFrameComes() {
        deadline.begin(100);
        deadline.end(110);
        assertEquals(136, deadline.nanos(INTERVAL, true, true, 0));
    }

    @Test
    void ofASenderThatDoesNotAnswerTheyAreWaitedForThreeQuarters() {
        deadline.begin(100);
        deadline.end(110);
        assertEquals(124, deadline.nanos(INTERVAL, true, false, 0));
    }

    @Test
    void aFrameThatTookLongHasAnEighthStill() {
        deadline.begin(100);
        deadline.end(135);
        assertEquals(139, deadline.nanos(INTERVAL, true, true, 0));
    }

    @Test
    void packetsThatTakeLongerOfLateAreWaitedForAsLongAndForTwoIntervalsAtTheMost() {
        deadline.begin(100);
        deadline.end(102);
        assertEquals(106, deadline.nanos(INTERVAL, false, true, 3));
        assertEquals(112, deadline.nanos(INTERVAL, false, true, 10));
        assertEquals(150, deadline.nanos(INTERVAL, false, true, 48));
        assertEquals(166, deadline.nanos(INTERVAL, false, true, 1000));
    }

    @Test
    void itsEndIsWhenItWasSeenFirst() {
        deadline.begin(100);
        deadline.end(110);
        deadline.end(120);
        assertEquals(114, deadline.nanos(INTERVAL, false, true, 0));
    }

    @Test
    void theNextFrameHasAnEndOfItsOwn() {
        deadline.begin(100);
        deadline.end(110);
        deadline.begin(132);
        assertEquals(NEVER, deadline.nanos(INTERVAL, true, true, 0));
    }

    @Test
    void timeMayBeNegative() {
        deadline.begin(-100);
        deadline.end(-90);
        assertEquals(-86, deadline.nanos(INTERVAL, false, true, 0));
        assertEquals(-64, deadline.nanos(INTERVAL, true, true, 0));
    }
}
