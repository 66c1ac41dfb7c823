package udpcam.congestion;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A camera, its sender and its receiver on a {@link SimulatedPath}: frames as large as the controller allows, left out where that
 * is too little for a picture; feedback for each frame, at most 40 ms apart.
 */
final class SimulatedStream {
    private static final int PACKET_BYTES = 1_240;
    private static final int FLOOR_BYTES = 4_000; // half the width, lowest quality

    private final Simulation simulation;
    private final SimulatedPath path;
    private final CongestionController controller;
    private final SplittableRandom chance;
    private final SimulatedReceiver receiver;
    private final List<SimulatedFrame> frames = new ArrayList<>();
    private double fullBytes;
    private long intervalNanos = Simulation.seconds(1 / 30.0);
    private int number;
    private long sendingUntilNanos;

    SimulatedStream(Simulation simulation, SimulatedPath path, double megabits, long seed) {
        this(simulation, path, megabits, seed, Long.MAX_VALUE);
    }

    SimulatedStream(Simulation simulation, SimulatedPath path, double megabits, long seed, long ceiling) {
        this.simulation = simulation;
        this.path = path;
        controller = new CongestionController(ceiling);
        receiver = new SimulatedReceiver(simulation, path, controller, seed);
        chance = new SplittableRandom(seed);
        fullBytes = megabits * 1e6 / 8 / 30;
        number = chance.nextInt(65_536);
    }

    /** So many pictures a second, each as large as before. */
    SimulatedStream fps(double fps) {
        intervalNanos = Simulation.seconds(1 / fps);
        return this;
    }

    SimulatedStream start(double seconds) {
        simulation.at(Simulation.seconds(seconds), this::picture);
        return this;
    }

    CongestionController controller() {
        return controller;
    }

    SimulatedReceiver receiver() {
        return receiver;
    }

    private void picture() {
        long now = simulation.nowNanos();
        simulation.after(intervalNanos, this::picture);
        int wanted = (int) (fullBytes * (0.95 + 0.1 * chance.nextDouble()));
        int budget = controller.budget(wanted, 0, now);
        SimulatedFrame frame = new SimulatedFrame(now, wanted);
        frames.add(frame);
        if (budget < FLOOR_BYTES || sendingUntilNanos > now) {
            return; // left out
        }
        int bytes = budget >= wanted ? wanted : (int) (budget * (0.85 + 0.15 * chance.nextDouble()));
        send(frame, Math.max(bytes, FLOOR_BYTES));
    }

    private void send(SimulatedFrame frame, int bytes) {
        long pace = controller.paceBitsPerSecond();
        long at = simulation.nowNanos();
        controller.beginFrame(at);
        frame.begin(bytes, (bytes + PACKET_BYTES - 1) / PACKET_BYTES);
        for (int left = bytes; left > 0; left -= PACKET_BYTES) {
            int size = Math.min(PACKET_BYTES, left);
            int sequenceNumber = number++ & 0xFFFF;
            boolean last = left <= PACKET_BYTES;
            simulation.at(at, () -> sendPacket(frame, sequenceNumber, size, last));
            sendingUntilNanos = at;
            at += pace == Long.MAX_VALUE ? 1_000 : (long) (8e9 * size / pace);
        }
    }

    private void sendPacket(SimulatedFrame frame, int sequenceNumber, int size, boolean last) {
        controller.sent(0, sequenceNumber, size, simulation.nowNanos());
        path.send(size, () -> receiver.arrived(frame, sequenceNumber, last));
        if (last) {
            controller.endFrame();
        }
    }

    /** Figures of the frames whose pictures were taken between two times. */
    StreamFigures figures(double fromSeconds, double toSeconds) {
        List<SimulatedFrame> some = frames.stream()
                .filter(frame -> frame.takenNanos() >= Simulation.seconds(fromSeconds)
                        && frame.takenNanos() < Simulation.seconds(toSeconds))
                .toList();
        return new StreamFigures(some, toSeconds - fromSeconds);
    }
}
