package udpcam.parity;

/**
 * The loss rate of a stream, from its receiver's reports and, sooner, from its NACKs. It rises quickly and falls slowly, since
 * losses come in bursts. Any thread may call it.
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

    private double byRequests;
    private double byReports;
    private int requested;

    /** The receiver has sent NACKs for packets of the frame under way or of the last ones. */
    public synchronized void requested(int packets) {
        requested = (int) Math.min(Integer.MAX_VALUE, (long) requested + packets);
    }

    /** A frame was sent, of 1 packet or more. */
    public synchronized void sent(int packets) {
        double sample = Math.min(1, requested / (double) packets);
        requested = 0;
        byRequests += (sample - byRequests) * (sample > byRequests ? UP : DOWN);
    }

    /** A report came; {@code fractionLost} is of the packets since the one before, 0-1. */
    public synchronized void reported(double fractionLost) {
        byReports = Math.max(fractionLost, byReports + (fractionLost - byReports) * DOWN_BY_REPORT);
    }

    /** The loss rate, 0-1. */
    public synchronized double fraction() {
        double fraction = Math.max(byRequests, byReports);
        return fraction < LEAST ? 0 : fraction;
    }
}
