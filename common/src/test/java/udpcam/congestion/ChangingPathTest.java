package udpcam.congestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths whose rate changes under the stream. */
class ChangingPathTest {
    private final Simulation simulation = new Simulation();

    @Test
    void behindADropTheDelayIsLowWithinASecondAndBehindARiseTheQualityIsBackWithinFive() {
        SimulatedPath path =
                new SimulatedPath(simulation, 20).queue(200).rate(20, 5).rate(40, 20);
        SimulatedStream stream = new SimulatedStream(simulation, path, 12, 1).start(0);
        simulation.runUntil(Simulation.seconds(60));
        StreamFigures dropped = stream.figures(21, 40);
        assertTrue(dropped.millis(1) <= 80, dropped.toString());
        assertTrue(dropped.megabits() >= 0.75 * 5, dropped.toString());
        StreamFigures risen = stream.figures(45, 60);
        assertTrue(risen.quality() >= 0.8, risen.toString());
        assertTrue(risen.millis(0.99) <= 80, risen.toString());
        assertFalse(stream.controller().isLimiting(), "full quality fits again");
        assertEquals(Long.MAX_VALUE, stream.controller().paceBitsPerSecond());
    }

    @ParameterizedTest(name = "times {0}")
    @ValueSource(ints = {5, 20})
    void theStepsOfRfc8867Section51AreFollowed(int scale) {
        double[] begins = {0, 40, 60, 80, 100};
        double[] megabits = {1 * scale, 2.5 * scale, 0.6 * scale, 1 * scale};
        SimulatedPath path =
                new SimulatedPath(simulation, megabits[0]).queue(300).delay(50);
        for (int i = 1; i < megabits.length; i++) {
            path.rate(begins[i], megabits[i]);
        }
        SimulatedStream stream = new SimulatedStream(simulation, path, 3 * scale, 1).start(0);
        simulation.runUntil(Simulation.seconds(100));
        for (int i = 0; i < megabits.length; i++) {
            StreamFigures seen = stream.figures(begins[i] + 3, begins[i + 1]);
            assertTrue(seen.megabits() >= 0.75 * megabits[i], i + ": " + seen);
            assertTrue(seen.millis(0.99) <= 50 + 45, i + ": " + seen);
        }
    }

    @Test
    void aPathThatStopsForTwoSecondsIsFoundAgain() {
        SimulatedPath path =
                new SimulatedPath(simulation, 20).queue(200).rate(10, 0.001).rate(12, 20);
        SimulatedStream stream = new SimulatedStream(simulation, path, 7.7, 1).start(0);
        simulation.runUntil(Simulation.seconds(30));
        StreamFigures seen = stream.figures(17, 30);
        assertTrue(seen.quality() > 0.95 && seen.millis(0.99) < 40, seen.toString());
    }

    @Test
    void aLongerWayIsNoQueue() {
        SimulatedPath path = new SimulatedPath(simulation, 5).queue(200);
        SimulatedStream stream = new SimulatedStream(simulation, path, 7.7, 1).start(0);
        simulation.at(Simulation.seconds(20), () -> path.delay(80));
        simulation.runUntil(Simulation.seconds(60));
        StreamFigures seen = stream.figures(20, 60);
        assertTrue(seen.longestPauseMillis() < 500, seen.toString());
        assertTrue(seen.megabits() > 0.5 * 5, seen.toString());
        assertTrue(seen.millis(0.99) < 80 + 45, seen.toString());
    }
}
