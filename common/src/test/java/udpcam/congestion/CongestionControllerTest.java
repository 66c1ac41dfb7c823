package udpcam.congestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CongestionControllerTest {
    private final Simulation simulation = new Simulation();

    @Test
    void withoutFeedbackNothingIsLimited() {
        SimulatedPath path = new SimulatedPath(simulation, 5).queue(200);
        SimulatedStream stream = new SimulatedStream(simulation, path, 7.7, 1).start(0);
        stream.receiver().silent();
        simulation.runUntil(Simulation.seconds(20));
        CongestionController controller = stream.controller();
        assertEquals(1, stream.figures(0, 20).quality(), 1e-9);
        assertEquals(Long.MAX_VALUE, controller.bitsPerSecond());
        assertEquals(Long.MAX_VALUE, controller.paceBitsPerSecond());
        assertEquals(Integer.MAX_VALUE, controller.spareBytes(simulation.nowNanos()));
        assertFalse(controller.isLimiting());
    }

    @Test
    void theCeilingHoldsWithAndWithoutFeedback() {
        for (boolean silent : new boolean[] {true, false}) {
            Simulation time = new Simulation();
            SimulatedPath path = new SimulatedPath(time, 100).queue(200);
            SimulatedStream stream = new SimulatedStream(time, path, 7.7, 1, 4_000_000).start(0);
            if (silent) {
                stream.receiver().silent();
            }
            time.runUntil(Simulation.seconds(20));
            StreamFigures seen = stream.figures(0, 20);
            assertTrue(seen.megabits() > 3.3 && seen.megabits() <= 4, seen.toString());
            assertTrue(stream.controller().isLimiting());
            assertEquals(4_000_000, stream.controller().bitsPerSecond());
            assertEquals(
                    Integer.MAX_VALUE, stream.controller().spareBytes(time.nowNanos()), "a ceiling is no congestion");
        }
    }

    @Test
    void theStatusLineTellsWhatTheNetworkTakes() {
        SimulatedPath path = new SimulatedPath(simulation, 5).queue(200);
        SimulatedStream stream = new SimulatedStream(simulation, path, 7.7, 1).start(0);
        simulation.runUntil(Simulation.seconds(10));
        assertEquals(5e6, (double) stream.controller().bitsPerSecond(), 0.25e6);
        assertTrue(stream.controller().isLimiting());
        assertTrue(stream.controller().paceBitsPerSecond() < 9_000_000);
    }

    @Test
    void repairGivesWayToTheMediaUnderCongestion() {
        SimulatedPath path = new SimulatedPath(simulation, 5).queue(200);
        SimulatedStream stream = new SimulatedStream(simulation, path, 7.7, 1).start(0);
        simulation.runUntil(Simulation.seconds(10.025)); // the frame of 10 s has left
        int spare = stream.controller().spareBytes(simulation.nowNanos());
        assertTrue(spare < 0.2 * 5e6 / 8 / 30, spare + " bytes");
    }

    @Test
    void aReceiverThatGivesNoFeedbackAnyMoreIsSentFullFramesAgain() {
        SimulatedPath path = new SimulatedPath(simulation, 5).queue(200);
        SimulatedStream stream = new SimulatedStream(simulation, path, 7.7, 1).start(0);
        simulation.at(Simulation.seconds(10), () -> stream.receiver().silent());
        simulation.runUntil(Simulation.seconds(20));
        assertTrue(stream.figures(11, 14).quality() < 0.7);
        assertEquals(1, stream.figures(16, 20).quality(), 1e-9);
    }

    @Test
    void whereNothingArrivesAFrameGoesNowAndThenAndAllComesBack() {
        SimulatedPath path = new SimulatedPath(simulation, 100).queue(200);
        SimulatedStream stream = new SimulatedStream(simulation, path, 7.7, 1).start(0);
        simulation.at(Simulation.seconds(5), () -> stream.receiver().deaf(true));
        simulation.at(Simulation.seconds(15), () -> stream.receiver().deaf(false));
        simulation.runUntil(Simulation.seconds(20));
        assertTrue(stream.figures(8, 15).sentMegabits() < 0.1 * 7.7);
        assertTrue(stream.figures(8, 15).sentMegabits() > 0.01 * 7.7);
        assertEquals(1, stream.figures(16, 20).quality(), 1e-9);
    }

    @Test
    void noCeilingIsZero() {
        assertThrows(IllegalArgumentException.class, () -> new CongestionController(0));
    }
}
