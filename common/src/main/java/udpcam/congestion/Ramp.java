package udpcam.congestion;

/**
 * How the delays of packets grow with the bytes before them, as sums of squares and products around the means. Where a queue is
 * in the path, packets leave it one by one at the path's rate: delays grow along a line, and arrivals follow one of that slope.
 * Not thread-safe.
 */
final class Ramp {
    /** Variance of what the resolution of feedback, about 1 ms (RFC 8888 section 3.1), adds to each arrival. */
    static final double RESOLUTION_VARIANCE = 1 / 12.0;

    /** Chance exceeds this square of Student's t in one of 100,000 trains. */
    private static final double SIGNIFICANT = 18;

    /** Few points make larger values by chance: the quantiles of Student's distribution within a third. */
    private static final double SIGNIFICANT_OF_FEW = 360;

    /** Less is noise of schedulers and radio that no picture needs to be made smaller for. */
    static final double LEAST_GROWTH_MILLIS = 3;

    private static final double LEAST_EXPLAINED = 0.4;

    /** A receiver that paused amid a frame leaves a step, of which a line explains three quarters at most. */
    private static final double NO_STEP_EXPLAINED = 0.88;

    private double freedom; // the points, less one for each frame that was added
    private double bytes; // sum of squares of kilobytes
    private double bytesDelays; // sum of products of kilobytes and milliseconds
    private double delays; // sum of squares of milliseconds
    private double bytesArrivals; // sum of products of kilobytes and the milliseconds of arrival
    private double span; // the kilobytes of the largest frame

    void clear() {
        freedom = 0;
        bytes = 0;
        bytesDelays = 0;
        delays = 0;
        bytesArrivals = 0;
        span = 0;
    }

    /** Lets what was added so far count as {@code weight} of it, 0-1. */
    void fade(double weight) {
        freedom *= weight;
        bytes *= weight;
        bytesDelays *= weight;
        delays *= weight;
        bytesArrivals *= weight;
    }

    void add(Ramp other) {
        add(other.freedom, other.bytes, other.bytesDelays, other.delays, other.bytesArrivals);
        span = Math.max(span, other.span);
    }

    /** Adds the sums over a frame of {@code kilobytes}. */
    void add(LinearFit frame, double kilobytes) {
        if (frame.points() > 0) {
            add(
                    frame.points() - 1,
                    frame.bytesAroundMean(),
                    frame.bytesDelaysAroundMeans(),
                    frame.aroundMean(),
                    frame.bytesArrivalsAroundMeans());
            span = Math.max(span, kilobytes);
        }
    }

    private void add(
            double newFreedom, double newBytes, double newBytesDelays, double newDelays, double newBytesArrivals) {
        freedom += newFreedom;
        bytes += newBytes;
        bytesDelays += newBytesDelays;
        delays += newDelays;
        bytesArrivals += newBytesArrivals;
    }

    double span() {
        return span;
    }

    /** Milliseconds for each kilobyte by which the delays grow. */
    double slope() {
        return bytes > 0 ? bytesDelays / bytes : 0;
    }

    /** Whether the delays grow, beyond what chance does and by an amount that matters. */
    boolean grows() {
        double degrees = freedom - 1;
        return degrees >= 2
                && bytes > 0
                && growthMillis() > LEAST_GROWTH_MILLIS
                && explained() >= LEAST_EXPLAINED
                && bytesDelays * bytesDelays / bytes / variance() >= SIGNIFICANT + SIGNIFICANT_OF_FEW / degrees;
    }

    /** Whether this is the line of a queue beyond doubt, be it seen once. */
    boolean isClear() {
        return grows() && freedom >= 4 && explained() >= NO_STEP_EXPLAINED;
    }

    /** Milliseconds by which the last packet of the frame is later than the first. */
    double growthMillis() {
        return span * slope();
    }

    /** By this the growth may be larger than it looks, with 98 % certainty. */
    double uncertaintyMillis() {
        return bytes > 0 ? 2 * span * Math.sqrt(variance() / bytes) : Double.POSITIVE_INFINITY;
    }

    /** Bytes a second at which these packets arrived. */
    double bytesPerSecond() {
        return bytesArrivals > 0 ? 1e6 * bytes / bytesArrivals : Double.POSITIVE_INFINITY;
    }

    /** Milliseconds for each kilobyte at which they were sent. */
    double sendingSlope() {
        return bytes > 0 ? Math.max(0, (bytesArrivals - bytesDelays) / bytes) : 0;
    }

    /** Of what the line leaves, in square milliseconds. */
    double variance() {
        double left = bytes > 0 ? delays - bytesDelays * bytesDelays / bytes : delays;
        return Math.max(RESOLUTION_VARIANCE, left / Math.max(1, freedom - 1));
    }

    /** The part of the variance that the line explains, 0-1. */
    double explained() {
        return delays > 0 ? bytesDelays * bytesDelays / bytes / delays : 0;
    }
}
