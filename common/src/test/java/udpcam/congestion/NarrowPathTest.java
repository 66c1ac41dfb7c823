package udpcam.congestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stream of 7.7 Mbit/s on paths that take less, as a viewer sees it for a minute. */
class NarrowPathTest {
    private static final double SECONDS = 60;

    @ParameterizedTest(name = "queue of {0} ms, bucket of {1} bytes")
    @CsvSource({"30, 1600", "200, 1600", "1000, 1600", "30, 16000", "200, 32000", "1000, 32000"})
    void onFiveMegabitsEveryFrameIsShownWithinItsInterval(double queueMillis, int bucketBytes) {
        StreamFigures seen = figures(5, queueMillis, bucketBytes);
        assertTrue(seen.shown() >= 0.99, seen.toString());
        assertTrue(seen.framesPerSecond() >= 29.7, seen.toString());
        assertTrue(seen.millis(0.5) <= 40 && seen.millis(0.99) <= 80, seen.toString());
        assertTrue(seen.megabits() >= 0.75 * 5, seen.toString());
    }

    @ParameterizedTest(name = "queue of {0} ms, bucket of {1} bytes")
    @CsvSource({"30, 1600", "200, 1600", "1000, 1600", "30, 16000", "200, 32000", "1000, 32000"})
    void onTwoMegabitsThePictureStaysCurrent(double queueMillis, int bucketBytes) {
        StreamFigures seen = figures(2, queueMillis, bucketBytes);
        assertTrue(seen.framesPerSecond() >= 15, seen.toString());
        assertTrue(seen.millis(0.99) <= 100, seen.toString());
    }

    @ParameterizedTest(name = "{0} Mbit/s")
    @CsvSource({"20", "100", "1000"})
    void whereThereIsRoomNothingIsLimited(double megabits) {
        Simulation simulation = new Simulation();
        SimulatedPath path = new SimulatedPath(simulation, megabits).queue(100);
        SimulatedStream stream = new SimulatedStream(simulation, path, 7.7, 1).start(0);
        simulation.runUntil(Simulation.seconds(SECONDS));
        assertEquals(1, stream.figures(0, SECONDS).quality(), 1e-9);
        assertEquals(Long.MAX_VALUE, stream.controller().paceBitsPerSecond(), "whole frames at once");
    }

    @ParameterizedTest(name = "{0} pictures a second")
    @CsvSource({"10, 3.7", "15, 3.7", "60, 3.7"})
    void otherFrameRatesFillFiveMegabitsAsWell(double fps, double megabits) {
        Simulation simulation = new Simulation();
        SimulatedPath path = new SimulatedPath(simulation, 5).queue(200);
        SimulatedStream stream =
                new SimulatedStream(simulation, path, 15, 1).fps(fps).start(0);
        simulation.runUntil(Simulation.seconds(SECONDS));
        StreamFigures seen = stream.figures(0, SECONDS);
        assertTrue(seen.megabits() >= megabits, seen.toString());
        assertTrue(seen.millis(0.99) <= 1_000 / fps + 10, seen.toString());
    }

    @ParameterizedTest(name = "round trip of {0} ms")
    @CsvSource({"30", "100", "300"})
    void theDistanceOfTheReceiverDoesNotMatter(double roundTripMillis) {
        Simulation simulation = new Simulation();
        SimulatedPath path = new SimulatedPath(simulation, 5).queue(200).delay(roundTripMillis / 2);
        SimulatedStream stream = new SimulatedStream(simulation, path, 7.7, 1).start(0);
        simulation.runUntil(Simulation.seconds(SECONDS));
        StreamFigures seen = stream.figures(0, SECONDS);
        assertTrue(seen.millis(0.99) <= roundTripMillis / 2 + 40, seen.toString());
        assertTrue(seen.megabits() >= 0.75 * 5, seen.toString());
    }

    private static StreamFigures figures(double megabits, double queueMillis, int bucketBytes) {
        Simulation simulation = new Simulation();
        SimulatedPath path =
                new SimulatedPath(simulation, megabits).queue(queueMillis).bucket(bucketBytes);
        SimulatedStream stream = new SimulatedStream(simulation, path, 7.7, 1).start(0);
        simulation.runUntil(Simulation.seconds(SECONDS));
        return stream.figures(0, SECONDS);
    }
}
