package udpcam.parity;

import java.util.function.DoubleSupplier;

/**
 * The loss rate of a stream: by congestion control feedback where its receiver sends it, else by its reports and, sooner, its NACKs.
 * It rises quickly and falls slowly, since losses come in bursts. Any thread may call it.
 */
public final class LossEstimate {
    /** A lower rate is not worth one packet of parity a frame. */
    private static final double LEAST = 0.001;

    /** The weight of a frame with more loss than estimated. */
    private static final double UP = 1 / 8.0;

    /** The weight of a frame with less: the estimate falls by most of it within two seconds. */
    private static final double DOWN = 1 / 32.0;

    /** The weight of a report with less; there is one a second, and more at first. */
    private static final double DOWN_BY_REPORT = 1 / 4.0;

    /** The weight of what one message of feedback tells: it tells all, so that nothing has to be assumed. */
    private static final double BY_FEEDBACK = 1 / 16.0;

    /** The same for the mean of some seconds, below which no estimate falls: rare losses have gaps. */
    private static final double LONG_BY_FEEDBACK = 1 / 128.0;

    /** Where full queues have a larger share of the losses, the losses are theirs. */
    private static final double MOST_SHARE = 0.5;

    private final DoubleSupplier congestion;
    private double byRequests;
    private double byReports;
    private final Means all = new Means();
    private final Means ofPath = new Means(); // the same less what was known for full queues' when it was told
    private boolean isTold; // feedback comes
    private int requested;

    /** {@code congestion} says what share of the losses is that of queues that are full, 0-1: parity would only fill them. */
    public LossEstimate(DoubleSupplier congestion) {
        this.congestion = congestion;
    }

    /** The receiver has sent NACKs for packets of the frame under way or of the last ones. */
    public synchronized void requested(int packets) {
        requested = (int) Math.min(Integer.MAX_VALUE, (long) requested + packets);
    }

    /** A frame was sent, of 1 packet or more. */
    public synchronized void sent(int packets) {
        byRequests = follow(byRequests, Math.min(1, requested / (double) packets));
        requested = 0;
    }

    /** Feedback tells what became of {@code packets} packets, 1 or more: about those of a frame. */
    public synchronized void told(int packets, int lost) {
        isTold = true;
        double sample = lost / (double) packets;
        all.add(sample);
        ofPath.add(sample * (1 - congestion.getAsDouble()));
    }

    /** A report came; {@code fractionLost} is of the packets since the one before, 0-1. */
    public synchronized void reported(double fractionLost) {
        byReports = Math.max(fractionLost, byReports + (fractionLost - byReports) * DOWN_BY_REPORT);
    }

    /** The rate of losses that parity is to repair, 0-1. */
    public synchronized double fraction() {
        double before = isTold ? all.fraction() : Math.max(byRequests, byReports);
        double fraction = before * (1 - congestion.getAsDouble()); // the first losses of a full queue tell no cause yet
        fraction = isTold ? Math.min(fraction, ofPath.fraction()) : fraction;
        return fraction < LEAST ? 0 : fraction;
    }

    /** Whether most losses of late are those of full queues. */
    boolean isOfFullQueues() {
        return congestion.getAsDouble() > MOST_SHARE;
    }

    private static double follow(double estimate, double sample) {
        return estimate + (sample - estimate) * (sample > estimate ? UP : DOWN);
    }

    /** What feedback told, of late and over some seconds. */
    private static final class Means {
        private double newest;
        private double seconds;

        private void add(double sample) {
            newest += (sample - newest) * BY_FEEDBACK;
            seconds += (sample - seconds) * LONG_BY_FEEDBACK;
        }

        private double fraction() {
            return Math.max(newest, seconds);
        }
    }
}
