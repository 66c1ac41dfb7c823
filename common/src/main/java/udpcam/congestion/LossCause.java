package udpcam.congestion;

/**
 * Why packets are lost. A queue that overflows loses them where the delay is highest; a path that loses by itself does so at any
 * delay. Not thread-safe.
 */
final class LossCause {
    /** Weight of each packet in the shares. */
    private static final double PACKET_SHARE = 1 / 300.0;

    /** Delays in this upper part of all delays are high. */
    private static final double HIGH_SHARE = 0.25;

    /** Queues that delay less do not overflow. */
    private static final double LEAST_HIGH_MILLIS = 8;

    private static final double FALL_SHARE = 1 / 2000.0;

    private static final double LEAST_LOST = 1e-6;

    private double lost;
    private double lostHigh;
    private double highest;
    private double high;
    private boolean isHigh;

    /** The next packet of the stream arrived, {@code delayMillis} milliseconds later than the fastest. */
    void arrived(double delayMillis) {
        highest = Math.max(delayMillis, highest * (1 - FALL_SHARE));
        isHigh = delayMillis > Math.max(LEAST_HIGH_MILLIS, (1 - HIGH_SHARE) * highest);
        high += PACKET_SHARE * ((isHigh ? 1 : 0) - high);
        lost -= PACKET_SHARE * lost;
        lostHigh -= PACKET_SHARE * lostHigh;
    }

    /** The next packet of the stream was lost. Whether a full queue may have been the cause. */
    boolean lost() {
        lost += PACKET_SHARE * (1 - lost);
        lostHigh += PACKET_SHARE * ((isHigh ? 1 : 0) - lostHigh);
        return isHigh;
    }

    /** Which share of the losses is that of full queues, 0-1. */
    double congestionShare() {
        return lost < LEAST_LOST ? 0 : ofCongestion() / lost;
    }

    /** Share of the packets that full queues lost, 0-1: those at high delays beyond what chance puts there. */
    private double ofCongestion() {
        double byChance = Math.min(lost, (lost - lostHigh) / Math.max(0.05, 1 - high));
        return Math.max(0, lost - byChance);
    }
}
