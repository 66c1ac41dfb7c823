package udpcam.bench.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;
import udpcam.bench.result.LossResult;

/** Frames 0 to 4 of four rows, written every 30 ms; all but frame 0 are measured. */
class SightingsTest {
    private static final int NONE = Sightings.NONE;
    private static final long MILLI = 1_000_000;

    private final AtomicLongArray written =
            new AtomicLongArray(new long[] {1000 * MILLI, 1030 * MILLI, 1060 * MILLI, 1090 * MILLI, 1120 * MILLI});
    private final Sightings sightings = new Sightings(written, 1);

    private void see(long millis, int... rows) {
        sightings.see(rows, millis * MILLI);
    }

    private LossResult result() {
        return sightings
                .trace(30, List.of(0L, 33_000L, 66_000L, 99_000L, 132_000L), List.of(0L, 0L, 0L, 0L, 0L))
                .loss();
    }

    @Test
    void framesWhoseRowsAreAllThereAtOnceAreShownAndWhole() {
        for (int number = 0; number < 5; number++) {
            see(1005 + 30 * number, number, number, number, number);
        }
        assertEquals(new LossResult(1, 1, 30, 5, 5, 33), result());
    }

    @Test
    void aHalfDrawnPictureDoesNoHarm() {
        see(1005, 0, 0, 0, 0);
        see(1034, 1, 1, 0, 0);
        assertEquals(0, result().whole());
        see(1035, 1, 1, 1, 1);
        see(1036, 1, 1, 1, 1);
        assertEquals(0.25, result().whole());
        see(1065, 2, 2, 1, 1);
        assertEquals(0.25, result().whole());
    }

    @Test
    void theDelayIsThatOfTheLastRow() {
        see(1034, 1, 1, 0, 0);
        see(1037, 1, 1, 1, 1);
        assertEquals(7, result().p50());
    }

    @Test
    void aFrameWhoseLastRowIsMissingIsAsLateAsTheNextFramesLastRow() {
        see(1035, 1, 1, 1, 0);
        see(1065, 2, 2, 2, 2);
        assertEquals(0.25, result().whole());
        assertEquals(0.5, result().shown());
        assertEquals(35, result().p99());
    }

    @Test
    void aFrameOfWhichNothingWasSeenHasNoDelay() {
        see(1035, 1, 1, 1, 1);
        see(1097, 3, 3, 3, 3);
        assertEquals(0.5, result().shown());
        assertEquals(7, result().p99());
    }

    @Test
    void theFirstRowIsEnoughToBeShownAndSoIsHalfOfAllRows() {
        see(1035, 1, 0, 0, 0);
        see(1065, 0, 2, 2, 0);
        see(1095, 0, 3, 2, 0);
        assertEquals(0.5, result().shown());
        assertEquals(0, result().whole());
    }

    @Test
    void rowsThatCannotBeReadAreOfNoFrame() {
        see(1035, NONE, NONE, NONE, NONE);
        see(1065, 2, NONE, NONE, NONE);
        assertEquals(0.25, result().shown());
        assertEquals(0, result().whole());
        assertTrue(Double.isNaN(result().p50()));
    }

    @Test
    void aFreezeIsTheLongestTimeInWhichNotOneRowChanged() {
        see(1035, 1, 1, 1, 1);
        see(1080, 1, 1, 2, 1);
        see(1090, 1, 1, 2, 1);
        see(1100, 3, 3, 3, 3);
        assertEquals(45, result().freezeMillis());
    }

    @Test
    void aFreezeBeginsWithTheFirstFrameThatIsMeasuredAndEndsWithTheLast() {
        see(1001, 0, 0, 0, 0);
        assertEquals(90, result().freezeMillis());
    }

    @Test
    void twoReadingsThatAgreeAreSettled() {
        see(1034, 1, 1, 0, 0);
        assertFalse(sightings.isSettled());
        see(1035, 1, 1, 1, 0);
        assertFalse(sightings.isSettled());
        see(1036, 1, 1, 1, 0);
        assertTrue(sightings.isSettled());
    }
}
