package udpcam.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LossEstimateTest {
    private final LossEstimate loss = new LossEstimate(() -> 0);

    private void frames(int count, int requestedOfHundred) {
        for (int i = 0; i < count; i++) {
            loss.requested(requestedOfHundred);
            loss.sent(100);
        }
    }

    @Test
    void withoutLossThereIsNone() {
        frames(100, 0);
        loss.reported(0);
        assertEquals(0, loss.fraction());
    }

    @Test
    void aReportCountsAtOnce() {
        loss.reported(0.2);
        assertEquals(0.2, loss.fraction());
    }

    @Test
    void whatIsAskedForCountsBeforeAnyReport() {
        frames(1, 8);
        assertEquals(0.01, loss.fraction(), 1e-9);
        frames(30, 8);
        assertEquals(0.08, loss.fraction(), 0.004);
    }

    @Test
    void theLargerOfBothIsMeant() {
        frames(100, 10);
        loss.reported(0.05);
        assertEquals(0.1, loss.fraction(), 0.001);
        loss.reported(0.2);
        assertEquals(0.2, loss.fraction());
    }

    @Test
    void itGoesSlowlyDownAndIsNoneInTheEnd() {
        frames(100, 10);
        loss.reported(0.1);
        frames(30, 0);
        loss.reported(0);
        assertTrue(loss.fraction() > 0.03, "a second later");
        for (int second = 0; second < 20; second++) {
            frames(30, 0);
            loss.reported(0);
        }
        assertEquals(0, loss.fraction());
    }

    @Test
    void lossesInCrowdsAreNotForgottenBetweenThem() {
        for (int i = 0; i < 20; i++) {
            frames(1, 50);
            frames(9, 0);
        }
        assertTrue(loss.fraction() > 0.05);
    }

    @Test
    void whatFeedbackTellsInTheEndCountsMoreThanWhatWasAskedForTooEarly() {
        frames(100, 30);
        loss.reported(0.3);
        loss.told(100, 0);
        assertEquals(0, loss.fraction());
    }

    @Test
    void feedbackIsFollowedWithinAboutASecondAndRareLossesAreRemembered() {
        for (int i = 0; i < 30; i++) {
            loss.told(100, 10);
        }
        assertEquals(0.1, loss.fraction(), 0.02);
        for (int i = 0; i < 300; i++) {
            loss.told(100, 0);
        }
        assertTrue(loss.fraction() < 0.005, loss.fraction() + " after ten seconds");
        for (int i = 0; i < 3000; i++) {
            loss.told(25, i % 10 == 0 ? 5 : 0);
            assertTrue(i < 1000 || loss.fraction() > 0.015, loss.fraction() + " of 0.02 in the mean");
        }
    }

    @Test
    void lossesOfFullQueuesAreNotRepaired() {
        LossEstimate congested = new LossEstimate(() -> 0.75);
        for (int i = 0; i < 200; i++) {
            congested.told(100, 20);
        }
        assertEquals(0.05, congested.fraction(), 0.001);
    }

    @Test
    void lossesThatTurnOutToBeOfFullQueuesAreNotRepairedEither() {
        double[] share = {0};
        LossEstimate congested = new LossEstimate(() -> share[0]);
        congested.reported(0.5);
        congested.told(40, 20);
        assertTrue(congested.fraction() > 0);
        share[0] = 1;
        assertEquals(0, congested.fraction());
        for (int i = 0; i < 20; i++) {
            congested.told(40, 10);
        }
        share[0] = 0;
        assertTrue(
                congested.fraction() < 0.08, "what was known for theirs does not come back: " + congested.fraction());
    }

    @Test
    void whoAsksForMoreThanWasSentLostAllOfItAtTheMost() {
        for (int i = 0; i < 10; i++) {
            loss.requested(Integer.MAX_VALUE);
        }
        loss.sent(1);
        assertEquals(1 / 8.0, loss.fraction());
        for (int i = 0; i < 1000; i++) {
            loss.requested(1000);
            loss.sent(1);
        }
        assertTrue(loss.fraction() <= 1);
    }
}
