package udpcam.congestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that lose, delay and reorder packets by themselves. */
class RoughPathTest {
    private static final double SECONDS = 60;

    private final Simulation simulation = new Simulation();

    @ParameterizedTest(name = "{0} Mbit/s, {1} lost, {2} in a row")
    @CsvSource({"20, 0.01, 1.01", "20, 0.05, 1.06", "20, 0.1, 1.12", "20, 0.05, 8", "100, 0.1, 1.12", "100, 0.05, 8"})
    void lossWithRoomToSpareSlowsNothing(double megabits, double loss, double burst) {
        SimulatedStream stream =
                run(new SimulatedPath(simulation, megabits).queue(100).loss(loss, burst), 7.7);
        assertEquals(1, stream.figures(0, SECONDS).quality(), 1e-9);
        double share = stream.controller().congestionShare();
        assertTrue(share < 0.2, share + " of the losses");
    }

    @ParameterizedTest(name = "{0} Mbit/s")
    @ValueSource(doubles = {20, 100})
    void disorderWithRoomToSpareSlowsNothing(double megabits) {
        SimulatedStream stream =
                run(new SimulatedPath(simulation, megabits).queue(100).reorder(0.3, 46), 7.7);
        assertTrue(stream.figures(0, SECONDS).quality() > 0.995);
    }

    @ParameterizedTest(name = "{0} Mbit/s, a stream of {1}")
    @CsvSource({"20, 7.7", "100, 7.7", "100, 1"})
    void jitterWithRoomToSpareSlowsNothing(double megabits, double stream) {
        StreamFigures seen = run(
                        new SimulatedPath(simulation, megabits).queue(100).jitter(20), stream)
                .figures(0, SECONDS);
        assertTrue(seen.quality() > 0.995, seen.toString());
    }

    @ParameterizedTest(name = "{0} Mbit/s")
    @ValueSource(doubles = {2, 5})
    void jitterOnANarrowPathIsNoQueue(double megabits) {
        StreamFigures seen = run(
                        new SimulatedPath(simulation, megabits).queue(200).jitter(20), 7.7)
                .figures(0, SECONDS);
        assertTrue(seen.megabits() > 0.65 * megabits, seen.toString());
        assertTrue(seen.millis(0.99) < 80, seen.toString());
    }

    @Test
    void lossOnANarrowPathIsToldFromCongestion() {
        SimulatedStream stream = run(new SimulatedPath(simulation, 5).queue(200).loss(0.05, 1.06), 7.7);
        double sent = stream.figures(0, SECONDS).sentMegabits();
        assertTrue(sent > 0.7 * 5, sent + " Mbit/s sent");
        double share = stream.controller().congestionShare();
        assertTrue(share < 0.4, share + " of the losses");
    }

    @ParameterizedTest(name = "{0} of the feedback lost, clocks drift by {1} ppm")
    @CsvSource({"0.1, 0", "0.9, 0", "0, 100", "0, -100"})
    void lostFeedbackAndOtherClocksDoNoHarm(double loss, double drift) {
        SimulatedPath path = new SimulatedPath(simulation, 5).queue(200);
        SimulatedStream stream = new SimulatedStream(simulation, path, 7.7, 1).start(0);
        stream.receiver().feedbackLoss(loss).drift(drift);
        simulation.runUntil(Simulation.seconds(SECONDS));
        StreamFigures seen = stream.figures(0, SECONDS);
        assertTrue(seen.megabits() >= 0.75 * 5 && seen.millis(0.99) <= 80, seen.toString());
    }

    @ParameterizedTest(name = "{0} Mbit/s")
    @ValueSource(doubles = {100, 1_000})
    void aReceiverThatPausesNowAndThenSlowsNothing(double megabits) {
        SimulatedPath path = new SimulatedPath(simulation, megabits).queue(100);
        SimulatedStream stream = new SimulatedStream(simulation, path, 7.7, 1).start(0);
        stream.receiver().pauses(0.7, 20);
        simulation.runUntil(Simulation.seconds(SECONDS));
        StreamFigures seen = stream.figures(0, SECONDS);
        assertTrue(seen.quality() > 0.99, seen.toString());
    }

    private SimulatedStream run(SimulatedPath path, double megabits) {
        SimulatedStream stream = new SimulatedStream(simulation, path, megabits, 1).start(0);
        simulation.runUntil(Simulation.seconds(SECONDS));
        return stream;
    }
}
