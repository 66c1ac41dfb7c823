package udpcam.bench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps of 20 frames, which are two seconds. */
class RateResultTest {
    private static final long M = 1_000_000;
    private static final RateSteps DOWN_AND_UP = new RateSteps(List.of(4 * M, M, 4 * M));
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final Traces traces = new Traces();

    private RateResult result() {
        return RateResult.of(traces.trace(), DOWN_AND_UP);
    }

    @Test
    void theUseOfTheLinkIsWhatPassedOfWhatCouldHavePassed() {
        Trace trace = traces.shown(10, 10, 30_000).leftOut(10, 50, 20_000).trace();
        RateResult result = RateResult.of(trace, new RateSteps(List.of(4 * M)));
        assertEquals(0.5, result.shown());
        assertEquals(0.5, result.whole());
        assertEquals(5, result.framesPerSecond());
        assertEquals(2, result.megabits());
        assertEquals(0.5, result.use());
        assertEquals(1, result.rivalMegabits());
        assertEquals(2 / 3.0, result.shareBesideRival());
        assertEquals(120, result.freezeMillis());
    }

    @Test
    void theDelaysAreThoseOfTheFramesThatWereShown() {
        RateResult result = RateResult.of(
                traces.shown(89, 10, 1)
                        .leftOut(100, 900, 1)
                        .shown(10, 20, 1)
                        .shown(1, 30, 1)
                        .trace(),
                new RateSteps(List.of(M)));
        assertEquals(List.of(10.0, 20.0, 20.0, 30.0), List.of(result.p50(), result.p90(), result.p99(), result.max()));
    }

    @Test
    void theBytesOfAFrameThatWasShownAreTheMedianOfTheSeconds() {
        traces.shown(10, 10, 9_000)
                .shown(5, 10, 3_000)
                .leftOut(5, 100, 0)
                .shown(10, 10, 1_000)
                .leftOut(10, 900, 5_000);
        assertEquals(3, RateResult.of(traces.trace(), new RateSteps(List.of(M))).frameKilobytes());
    }

    @Test
    void theDelayIsBelowItsLimitWhenTheLastLateFrameWasShown() {
        traces.shown(20, 90, 1)
                .shown(4, 90, 1)
                .shown(1, 10, 1)
                .shown(1, 200, 1)
                .shown(14, 79, 1)
                .shown(20, 90, 1);
        assertEquals(0.5 + 0.2, result().calmSeconds(), 1e-9);
    }

    @Test
    void aDelayThatNeverRisesIsBelowItsLimitAtOnceAndOneThatStaysNever() {
        traces.shown(60, 79, 1);
        assertEquals(0, result().calmSeconds());
        assertEquals(
                NEVER,
                RateResult.of(new Traces().shown(60, 81, 1).trace(), DOWN_AND_UP)
                        .calmSeconds());
    }

    @Test
    void framesThatAreLeftOutAreLateIfTheNextOnesAreFar() {
        traces.shown(20, 10, 1).leftOut(5, 279, 1).leftOut(1, 281, 1).shown(34, 10, 1);
        assertEquals(0.5 + 0.281, result().calmSeconds(), 1e-9);
    }

    @Test
    void aPictureThatNeverComesBackIsNeverBelowTheLimit() {
        traces.shown(20, 10, 1).leftOut(40, Double.NaN, 0);
        assertEquals(NEVER, result().calmSeconds());
    }

    @Test
    void theQualityIsBackWhenASecondHasFourFifthsOfTheBytes() {
        traces.shown(20, 10, 10_000).shown(20, 10, 1_000).shown(5, 10, 1_000).shown(15, 10, 9_000);
        assertEquals(1.4, result().returnSeconds(), 1e-9); // 1 x 1 kB and 9 x 9 kB are the first that suffice
        assertEquals(
                NEVER,
                RateResult.of(
                                new Traces()
                                        .shown(20, 10, 10_000)
                                        .shown(40, 10, 7_900)
                                        .trace(),
                                DOWN_AND_UP)
                        .returnSeconds());
    }

    @Test
    void aRateThatDoesNotChangeHasNoSuchTimes() {
        RateResult result = RateResult.of(traces.shown(20, 10, 1).trace(), new RateSteps(List.of(M)));
        assertTrue(Double.isNaN(result.calmSeconds()));
        assertTrue(Double.isNaN(result.returnSeconds()));
    }

    @Test
    void roundsCountAllTheirFramesAndTheLongestFreeze() {
        RateResult good = new RateResult(1, 1, 30, 10, 20, 30, 40, 50, 0.8, 4, 20, 0.5, 2, 1);
        RateResult bad = new RateResult(0.5, 0.25, 15, 30, 40, 50, 60, 900, 0.6, 3, 10, 0.7, 3, 2);
        assertEquals(
                new RateResult(0.75, 0.625, 22.5, 20, 30, 40, 50, 900, 0.7, 3.5, 15, 0.6, 2.5, 1.5),
                RateResult.of(List.of(good, bad)));
    }
}
