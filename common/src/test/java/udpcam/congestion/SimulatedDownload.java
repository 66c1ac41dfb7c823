package udpcam.congestion;

import java.util.TreeMap;

/** A download by TCP with CUBIC (RFC 9438) on a {@link SimulatedPath}: it fills the queue until it overflows. */
final class SimulatedDownload {
    private static final int PACKET_BYTES = 1_500;
    private static final double SCALE = 0.4;
    private static final double DECREASE = 0.7;
    private static final int DUPLICATES = 3;

    private final Simulation simulation;
    private final SimulatedPath path;
    private final TreeMap<Long, Long> inFlight = new TreeMap<>(); // number, when sent
    private double window = 10;
    private double threshold = Double.MAX_VALUE;
    private double mostBefore;
    private long decreasedNanos;
    private long recoveredAt;
    private long next;
    private long arrivedBytes;

    SimulatedDownload(Simulation simulation, SimulatedPath path) {
        this.simulation = simulation;
        this.path = path;
    }

    SimulatedDownload start(double seconds) {
        simulation.at(Simulation.seconds(seconds), () -> {
            send();
            watch(-1);
        });
        return this;
    }

    double megabits(double seconds) {
        return arrivedBytes * 8 / seconds / 1e6;
    }

    private void send() {
        while (inFlight.size() < window) {
            long number = next++;
            inFlight.put(number, simulation.nowNanos());
            path.send(PACKET_BYTES, () -> {
                arrivedBytes += PACKET_BYTES;
                simulation.after(path.delayNanos(), () -> acknowledged(number));
            });
        }
    }

    private void acknowledged(long number) {
        inFlight.remove(number);
        boolean lost = false;
        while (!inFlight.isEmpty() && inFlight.firstKey() < number - DUPLICATES) {
            lost |= inFlight.pollFirstEntry().getKey() >= recoveredAt;
        }
        if (lost) {
            decrease(DECREASE);
        }
        window += window < threshold ? 1 : Math.min(1, Math.max(0.01, (cubic() - window) / window));
        send();
    }

    private void decrease(double to) {
        mostBefore = window;
        window = Math.max(2, window * to);
        threshold = window;
        decreasedNanos = simulation.nowNanos();
        recoveredAt = next;
    }

    private double cubic() {
        double k = Math.cbrt(mostBefore * (1 - DECREASE) / SCALE);
        double t = (simulation.nowNanos() - decreasedNanos) / 1e9;
        return SCALE * Math.pow(t - k, 3) + mostBefore;
    }

    /** The retransmission timer: nothing came for a second. */
    private void watch(long before) {
        if (before == arrivedBytes) {
            inFlight.clear();
            decrease(0.5);
            send();
        }
        long now = arrivedBytes;
        simulation.after(Simulation.seconds(1), () -> watch(now));
    }
}
