package udpcam.fec;

/**
 * How much of a stream is lost on its way, as its receiver tells it: by reports, and at once by each packet it asks for.
 * Quickly up, slowly down, since losses come in crowds. Any thread may call it.
 */
public final class LossEstimate {
    /** Less is not worth a packet of parity a frame. */
    private static final double LEAST = 0.001;

    private static final double UP = 1 / 8.0; // of the way, with a frame of which more was lost
    private static final double DOWN = 1 / 32.0; // with a frame of which less was lost: most of it in two seconds
    private static final double DOWN_BY_REPORT = 1 / 4.0; // of which there is one a second, and more at first

    private double byRequests;
    private double byReports;
    private int requested;

    /** The receiver asks for so many packets of the frame under way or of the last ones. */
    public synchronized void requested(int packets) {
        requested = (int) Math.min(Integer.MAX_VALUE, (long) requested + packets);
    }

    /** A frame of so many packets, 1 or more, was sent. */
    public synchronized void sent(int packets) {
        double sample = Math.min(1, requested / (double) packets);
        requested = 0;
        byRequests += (sample - byRequests) * (sample > byRequests ? UP : DOWN);
    }

    /** A report came; {@code fractionLost} is of the packets since the one before, 0-1. */
    public synchronized void reported(double fractionLost) {
        byReports = Math.max(fractionLost, byReports + (fractionLost - byReports) * DOWN_BY_REPORT);
    }

    /** The share of the packets that are lost, 0-1. */
    public synchronized double fraction() {
        double fraction = Math.max(byRequests, byReports);
        return fraction < LEAST ? 0 : fraction;
    }
}
