package udpcam.congestion;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The receiving end of a stream: tells the controller what arrived as RFC 8888 does, once a frame and at most 40 ms apart; of frames
 * that met no queue 150 ms apart, or after 60 packets.
 */
final class SimulatedReceiver {
    private static final long MOST_APART_NANOS = Simulation.millis(40);
    private static final long QUICK_NANOS = Simulation.millis(5);
    private static final long QUICK_APART_NANOS = Simulation.millis(150);
    private static final int QUICK_UNTOLD = 60;
    private static final int TOLD_AGAIN = 64; // packets, in each message

    private final Simulation simulation;
    private final SimulatedPath path;
    private final CongestionController controller;
    private final SplittableRandom chance;
    private final Map<Integer, Long> arrivals = new HashMap<>();
    private double feedbackLoss;
    private double driftPpm;
    private long pauseEveryNanos;
    private long pauseNanos;
    private boolean silent;
    private boolean deaf;
    private int highest = -1;
    private int told = -1;
    private boolean due;
    private long dueNanos;
    private boolean amid;
    private long frameNanos;
    private long toldNanos;
    private int untold;

    SimulatedReceiver(Simulation simulation, SimulatedPath path, CongestionController controller, long seed) {
        this.simulation = simulation;
        this.path = path;
        this.controller = controller;
        chance = new SplittableRandom(~seed);
    }

    /** Loses so large a share of the feedback messages. */
    SimulatedReceiver feedbackLoss(double share) {
        feedbackLoss = share;
        return this;
    }

    SimulatedReceiver drift(double ppm) {
        driftPpm = ppm;
        return this;
    }

    /** Does nothing for some milliseconds, each time so many seconds have passed: packets wait in its socket. */
    SimulatedReceiver pauses(double everySeconds, double millis) {
        pauseEveryNanos = Simulation.seconds(everySeconds);
        pauseNanos = Simulation.millis(millis);
        return this;
    }

    /** Gives no feedback, as other programs. */
    SimulatedReceiver silent() {
        silent = true;
        return this;
    }

    /** Receives nothing, and says so. */
    void deaf(boolean now) {
        deaf = now;
    }

    void arrived(SimulatedFrame frame, int sequenceNumber, boolean last) {
        long intoPause = pauseEveryNanos == 0 ? pauseNanos : simulation.nowNanos() % pauseEveryNanos;
        if (intoPause < pauseNanos) {
            simulation.after(pauseNanos - intoPause, () -> read(frame, sequenceNumber, last));
        } else {
            read(frame, sequenceNumber, last);
        }
    }

    private void read(SimulatedFrame frame, int sequenceNumber, boolean last) {
        if (!deaf) {
            frame.packet(simulation.nowNanos());
            arrivals.put(sequenceNumber, clockNanos());
        }
        if (silent) {
            return;
        }
        if (highest < 0 || (short) (sequenceNumber - highest) > 0) {
            highest = sequenceNumber;
            told = told < 0 ? (sequenceNumber - 1) & 0xFFFF : told;
        }
        untold++;
        if (!amid) {
            amid = true;
            frameNanos = simulation.nowNanos();
        }
        if (last) {
            amid = false;
            due = false;
            if (!isQuick() || untold >= QUICK_UNTOLD || simulation.nowNanos() - toldNanos >= QUICK_APART_NANOS) {
                tell();
            }
        } else if (!due) {
            due = true;
            dueNanos = simulation.nowNanos() + MOST_APART_NANOS;
            simulation.at(dueNanos, this::tellIfDue);
        }
    }

    private boolean isQuick() {
        return simulation.nowNanos() - frameNanos < QUICK_NANOS;
    }

    private void tellIfDue() {
        if (due && simulation.nowNanos() >= dueNanos) {
            tell();
        }
    }

    /** An offset of its own, a drift, and a resolution of 1/1024 s. */
    private long clockNanos() {
        double seconds = simulation.nowNanos() / 1e9 * (1 + driftPpm / 1e6) + 12_345;
        return (long) (Math.floor(seconds * 1024) / 1024 * 1e9);
    }

    private void tell() {
        due = false;
        untold = 0;
        toldNanos = simulation.nowNanos();
        int from = (told - TOLD_AGAIN) & 0xFFFF;
        int to = highest;
        told = highest;
        if (chance.nextDouble() < feedbackLoss) {
            return;
        }
        Map<Integer, Long> known = new HashMap<>();
        for (int one = from; one != ((to + 1) & 0xFFFF); one = (one + 1) & 0xFFFF) {
            known.put(one, arrivals.getOrDefault(one, -1L));
        }
        arrivals.remove((from - 1_000) & 0xFFFF);
        simulation.after(path.delayNanos(), () -> told(known));
    }

    private void told(Map<Integer, Long> known) {
        known.forEach((sequenceNumber, nanos) -> {
            if (nanos < 0) {
                controller.missing(0, sequenceNumber);
            } else {
                controller.arrived(0, sequenceNumber, nanos);
            }
        });
        controller.endFeedback(simulation.nowNanos());
    }
}
