package udpcam.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.count.Counter;

/** Ten minutes as they should be, and with one thing wrong each. */
class JudgeTest {
    private static final int SECONDS = 600;

    private final SplittableRandom random = new SplittableRandom(42);

    /** A run whose figures are noisy; a minute adds {@code leaks} to memory, heap, classes, threads, descriptors, p50, and takes it from the frames. */
    private List<Reading> run(double... leaks) {
        List<Reading> readings = new ArrayList<>();
        for (int second = 0; second < SECONDS; second++) {
            boolean quiet = second % 30 > 12;
            double warm = 30 * Math.exp(-second / 40.0);
            StatusLine status = new StatusLine(
                    noisy(29, 2) - leaks[6] * second / 60 - (quiet ? 0 : 20),
                    noisy(6, 4) + leaks[5] * second / 60 + (quiet ? 0 : 3000),
                    noisy(12, 40));
            readings.add(new Reading(
                    quiet,
                    status,
                    noisy(140, 6) - warm + leaks[0] * second / 60,
                    second % 30 == 26 ? noisy(5, 0.3) + leaks[1] * second / 60 : Double.NaN,
                    second % 30 == 26 ? noisy(7, 0.1) + leaks[2] * second / 60 : Double.NaN,
                    Math.rint(noisy(24, 1)) + Math.floor(leaks[3] * second / 60),
                    Math.rint(noisy(60, 2)) + Math.floor(leaks[4] * second / 60),
                    noisy(0.4, 0.2)));
        }
        return readings;
    }

    private double noisy(double value, double most) {
        return value + most * random.nextDouble();
    }

    private static double[] leak(int figure, double aMinute) {
        double[] leaks = new double[7];
        leaks[figure] = aMinute;
        return leaks;
    }

    @Test
    void aSteadyNoisyRunPasses() {
        for (int i = 0; i < 50; i++) {
            List<Reading> readings = run(leak(0, 0));
            assertEquals(List.of(), Judge.growth("x", readings, Limit.SENDER));
            assertEquals(List.of(), Judge.growth("x", readings, Limit.DELAY));
            assertEquals(List.of(), Judge.frames("x", readings, 30, false));
        }
    }

    static Stream<Arguments> leaks() {
        return Stream.of(
                arguments(0, 5, "MB of memory"),
                arguments(1, 0.5, "MB of heap behind a collection"),
                arguments(2, 0.3, "MB of classes"),
                arguments(3, 0.5, "threads"),
                arguments(4, 1, "descriptors"));
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void whatLeaksSlowlyIsNamed(int figure, double aMinute, String what) {
        List<String> reasons = Judge.growth("receiver 2", run(leak(figure, aMinute)), Limit.SENDER);
        assertEquals(1, reasons.size(), reasons.toString());
        assertTrue(
                reasons.get(0).matches("receiver 2: [\\d.]+ " + what.replaceAll("[()]", ".") + " in the last .*"),
                reasons.toString());
    }

    @Test
    void aReceiverMayKnowSomeOldStreamsButNotMoreAndMore() {
        assertEquals(List.of(), Judge.growth("x", run(leak(1, 0.5)), Limit.RECEIVER));
        assertEquals(1, Judge.growth("x", run(leak(1, 3)), Limit.RECEIVER).size());
    }

    @Test
    void delayThatGrowsIsNamedAndThatOfFaultsDoesNotCount() {
        List<String> reasons = Judge.growth("x", run(leak(5, 30)), Limit.DELAY);
        assertEquals(1, reasons.size(), reasons.toString());
        assertTrue(reasons.get(0).contains("ms of delay (p50)"), reasons.toString());
    }

    @Test
    void framesThatGetFewerAreNamedAlsoOnAMachineWithoutTime() {
        assertEquals(1, Judge.frames("x", run(leak(6, 1.5)), 30, false).size());
        assertEquals(1, Judge.frames("x", run(leak(6, 3.2)), 30, true).size());
        assertEquals(List.of(), Judge.frames("x", run(leak(6, 0)), 60, true));
    }

    @Test
    void aProgramOfWhichNothingIsKnownFails() {
        List<Reading> nothing = Collections.nCopies(SECONDS, Reading.none(true));
        assertEquals(
                Limit.SENDER.size(), Judge.growth("x", nothing, Limit.SENDER).size());
        assertEquals(1, Judge.frames("x", nothing, 30, true).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aQuartersMedianIsThatOfItsQuietSeconds(int quarter) {
        List<Reading> readings = new ArrayList<>();
        for (int second = 0; second < 40; second++) {
            boolean quiet = second % 10 < 7;
            readings.add(new Reading(quiet, StatusLine.NONE, quiet ? second : 1e6, 0, 0, 0, 0, 0));
        }
        assertEquals(10 * (quarter - 1) + 3, Judge.quarter(readings, quarter, Reading::megabytes));
    }

    @Test
    void countersThatHaveToBeZeroAreNamed() {
        Summary summary = new Summary();
        summary.take("receiver:        1,234  frames broken          " + Counter.FRAMES_BROKEN.meaning());
        summary.take("receiver:        9,999  frames shown           " + Counter.FRAMES_SHOWN.meaning());
        summary.take("receiver:            1  frames broken          " + Counter.FRAMES_BROKEN.meaning());
        assertEquals(
                List.of("x: 1,235 frames broken"),
                Judge.counters("x", summary, Set.of(Counter.FRAMES_BROKEN, Counter.SEND_FAILED)));
        assertEquals(9999, summary.get(Counter.FRAMES_SHOWN));
    }
}
