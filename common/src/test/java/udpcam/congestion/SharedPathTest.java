package udpcam.congestion;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A path of 10 Mbit/s, of which each of two wants all. */
class SharedPathTest {
    private final Simulation simulation = new Simulation();

    @ParameterizedTest(name = "queue of {0} ms")
    @ValueSource(ints = {50, 200})
    void besideADownloadThePictureStaysAndHasAFairPart(int queueMillis) {
        SimulatedPath path = new SimulatedPath(simulation, 10).queue(queueMillis);
        SimulatedStream stream = new SimulatedStream(simulation, path, 15, 1).start(0);
        SimulatedDownload download = new SimulatedDownload(simulation, path).start(10);
        simulation.runUntil(Simulation.seconds(130));
        StreamFigures seen = stream.figures(10, 130);
        assertTrue(seen.megabits() >= 0.3 * 5, seen.toString());
        assertTrue(seen.longestPauseMillis() < 500, seen.toString());
        assertTrue(download.megabits(120) >= 0.3 * 5, download.megabits(120) + " Mbit/s for the download");
    }

    @ParameterizedTest(name = "begun {0} s later, {1} pictures a second")
    @CsvSource({
        "0.0001, 30",
        "0.004, 30",
        "0.008, 30",
        "0.012, 30",
        "0.016, 30",
        "0.020, 30",
        "0.024, 30",
        "0.028, 30",
        "5.003, 30",
        "5.015, 30",
        "5.025, 30",
        "0.012, 29.99",
        "5.015, 29.9",
        "5.015, 25"
    })
    void twoStreamsShareWithinOneToTwo(double laterSeconds, double fps) {
        SimulatedPath path = new SimulatedPath(simulation, 10).queue(200);
        SimulatedStream one = new SimulatedStream(simulation, path, 15, 1).start(0);
        SimulatedStream other =
                new SimulatedStream(simulation, path, 15, 2).fps(fps).start(laterSeconds);
        simulation.runUntil(Simulation.seconds(70));
        StreamFigures of = one.figures(10, 70);
        StreamFigures beside = other.figures(10, 70);
        double ratio = of.megabits() / beside.megabits();
        assertTrue(ratio > 0.5 && ratio < 2, of + "\n" + beside);
        assertTrue(of.megabits() + beside.megabits() > 7, of + "\n" + beside);
        assertTrue(Math.max(of.millis(0.99), beside.millis(0.99)) < 80, of + "\n" + beside);
    }
}
