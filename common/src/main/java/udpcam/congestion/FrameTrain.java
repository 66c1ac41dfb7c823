package udpcam.congestion;

/**
 * What the packets of one frame, sent one right behind the other, tell about the path. A token bucket lets the first of them pass
 * and delays the others, so the ramp may begin amid the frame. Not thread-safe.
 */
final class FrameTrain {
    /** Larger frames are measured by as many packets of their beginning. */
    private static final int MOST_POINTS = 1_024;

    /** Packets that a ramp amid the frame has at least. */
    private static final int LEAST_TAIL = 8;

    /** A ramp amid the frame leaves at most this part of what a line through all packets leaves unexplained. */
    private static final double BETTER_SHARE = 0.6;

    private static final double RESOLUTION_MILLIS = 1;

    private static final double MOST_OVERTAKEN_SHARE = 0.1;

    /** From the least value of even jitter to its mean, in standard deviations: the square root of three. */
    private static final double DEVIATIONS = 1.73;

    private final double[] kilobytes = new double[MOST_POINTS];
    private final double[] delays = new double[MOST_POINTS];
    private final double[] arrivals = new double[MOST_POINTS];
    private final LinearFit head = new LinearFit();
    private final LinearFit tail = new LinearFit();
    private final Ramp ramp = new Ramp();
    private int points;
    private int overtaken;
    private long lastPosition;

    /** Takes what arrived of the packets from {@code first} to before {@code end}; delays count from {@code baseNanos}. */
    void read(SentPackets packets, long first, long end, long baseNanos) {
        points = 0;
        overtaken = 0;
        lastPosition = -1;
        double sum = 0;
        for (long position = first; position < end && points < MOST_POINTS; position++) {
            if (packets.isKept(position) && packets.hasArrived(position)) {
                sum += packets.bytes(position) / 1e3;
                kilobytes[points] = sum;
                delays[points] = (packets.delayNanos(position) - baseNanos) / 1e6;
                arrivals[points] = delays[points] + (packets.sentNanos(position) - packets.sentNanos(first)) / 1e6;
                overtaken += points > 0 && arrivals[points] < arrivals[points - 1] - RESOLUTION_MILLIS ? 1 : 0;
                points++;
                lastPosition = position;
            }
        }
        fit();
    }

    private void fit() {
        int begin = bend();
        double span = points == 0 ? 0 : kilobytes[points - 1] - (begin == 0 ? 0 : kilobytes[begin]);
        split(begin);
        ramp.clear();
        ramp.add(tail, span);
    }

    /** Where the delays begin to grow: the packet from which on a line, with a constant before it, leaves the least. */
    private int bend() {
        split(0);
        int best = 0;
        double least = BETTER_SHARE * tail.aroundLine();
        for (int i = 0; i < points - Math.max(LEAST_TAIL, points / 3); i++) {
            move(i);
            double both = head.aroundMean() + tail.aroundLine();
            if (i > 0 && both < least) {
                least = both;
                best = i + 1;
            }
        }
        return best;
    }

    private void split(int begin) {
        head.clear();
        tail.clear();
        for (int i = 0; i < points; i++) {
            (i < begin ? head : tail).add(kilobytes[i], delays[i], arrivals[i]);
        }
    }

    private void move(int i) {
        tail.remove(kilobytes[i], delays[i], arrivals[i]);
        head.add(kilobytes[i], delays[i], arrivals[i]);
    }

    int points() {
        return points;
    }

    /** Whether this is the ramp of a queue beyond doubt, be it seen once: queues keep the order of their packets. */
    boolean isClear() {
        return ramp.isClear() && overtaken < MOST_OVERTAKEN_SHARE * points;
    }

    Ramp ramp() {
        return ramp;
    }

    /** Position of the newest packet that arrived; -1: none. */
    long lastPosition() {
        return lastPosition;
    }

    /** Milliseconds that the queue in front of the frame took. */
    double standingMillis() {
        double begin = head.points() > 0 ? head.meanDelay() : at(0);
        return Math.max(0, begin - jitterMillis());
    }

    /** Milliseconds that the newest packet was in queues. */
    double lastMillis() {
        return points == 0 ? 0 : Math.max(0, at(kilobytes[points - 1]) - jitterMillis());
    }

    /** Milliseconds by which delays are above the least without any queue, on average. */
    double jitterMillis() {
        return points < 3 ? 0 : DEVIATIONS * Math.sqrt(ramp.variance());
    }

    private double at(double kilobyte) {
        return tail.meanDelay() + ramp.slope() * (kilobyte - tail.meanKilobytes());
    }
}
