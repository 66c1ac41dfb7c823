package udpcam.congestion;

/**
 * The rate of the slowest part of the path, in bytes a second, from train after train; unknown ({@link #isKnown}) until one was
 * held up. Trains that nothing holds up raise it step by step. Not thread-safe.
 */
final class BottleneckRate {
    /** What trains before add to one whose packets are too few. */
    private static final double KEPT_SHARE = 0.9;

    private static final double VAGUE_SHARE = 0.2;
    private static final double LOWER_SHARE = 0.5;
    private static final double MUCH_LOWER_SHARE = 0.9;
    private static final double HIGHER_SHARE = 0.3;
    private static final double MUCH_LOWER = 0.7;

    /** Raised by this with each train that nothing held up: a token bucket that only seems to be a faster path empties gently. */
    private static final double RAISE = 1.02;

    /** And by this after {@link #GENTLE} such trains: no bucket is that deep. */
    private static final double FAST_RAISE = 1.05;

    private static final int GENTLE = 20;

    /** The number of free trains before the next one raises the rate, once a raise was too much. */
    private static final int HOLD = 30;

    /** A part of a train with fewer packets measures nothing: the slow ones are yet to come. */
    private static final int PART_POINTS = 10;

    private static final double PART_EXPLAINED = 0.97;

    /** With each train the fastest rate counts for less: half in two minutes. */
    private static final double SLOWER = 0.9998;

    /** Trains in which less growth is expected tell nothing. */
    private static final double TELLING_MILLIS = 2;

    /** Fewer packets make no line. */
    private static final int MEASURING_POINTS = 3;

    /** Of slower paths frames are too small to measure anything, and no picture comes of them. */
    private static final double LEAST_BYTES_PER_SECOND = 25_000;

    private static final double UNKNOWN = Double.POSITIVE_INFINITY;

    private double rate = UNKNOWN;
    private double provisional = UNKNOWN;
    private double fastest;
    private final Ramp pooled = new Ramp();
    private boolean suspected;
    private int free;
    private int hold;

    boolean isKnown() {
        return bytesPerSecond() != UNKNOWN;
    }

    double bytesPerSecond() {
        return Math.min(rate, provisional);
    }

    /** The fastest rate of the last minutes: what others leave of the path at the best of times. */
    double fastestBytesPerSecond() {
        return Math.max(bytesPerSecond(), fastest);
    }

    /** All of a train is known. */
    void train(FrameTrain train, boolean crowded) {
        Ramp ramp = train.ramp();
        provisional = UNKNOWN;
        boolean isFree = isFree(train);
        boolean decisive = train.isClear() || isFree;
        if (decisive) {
            pooled.clear();
        } else {
            pooled.fade(KEPT_SHARE);
        }
        pooled.add(ramp);
        if (pooled.grows()) {
            hold = free > hold ? HOLD : hold;
            measured(Math.max(LEAST_BYTES_PER_SECOND, pooled.bytesPerSecond()), train.isClear());
            free = 0;
        } else {
            suspected = false;
            if (isFree) {
                free++;
                rate *= free <= hold ? 1 : free <= hold + GENTLE ? RAISE : FAST_RAISE;
            }
        }
        fastest = isKnown() ? Math.max(rate, crowded ? fastest : fastest * SLOWER) : 0;
    }

    /** A part of a train is known, whose rest is still under way. */
    void part(FrameTrain train) {
        if (train.isClear() && train.points() >= PART_POINTS && train.ramp().explained() >= PART_EXPLAINED) {
            provisional = Math.max(LEAST_BYTES_PER_SECOND, train.ramp().bytesPerSecond());
        }
    }

    /** Nothing is known any more. */
    void forget() {
        rate = UNKNOWN;
        provisional = UNKNOWN;
        pooled.clear();
        suspected = false;
        free = 0;
    }

    private void measured(double measured, boolean clear) {
        if (rate == UNKNOWN) {
            if (suspected || clear) {
                rate = measured;
            }
            suspected = true;
        } else {
            rate += weight(measured, clear) * (measured - rate);
        }
    }

    private double weight(double measured, boolean clear) {
        if (!clear) {
            return VAGUE_SHARE;
        } else if (measured >= rate) {
            return HIGHER_SHARE;
        }
        return free > hold || measured < MUCH_LOWER * rate ? MUCH_LOWER_SHARE : LOWER_SHARE;
    }

    /** Whether the train would have been held up if the path had this rate, and was not. */
    private boolean isFree(FrameTrain train) {
        if (train.points() < MEASURING_POINTS) { // on a slower path it waited at least for the frame before
            return train.points() > 0 && train.standingMillis() < TELLING_MILLIS;
        }
        Ramp ramp = train.ramp();
        double expected = ramp.span() * (1e6 / rate - ramp.sendingSlope());
        return expected > TELLING_MILLIS && ramp.growthMillis() + ramp.uncertaintyMillis() < expected / 2;
    }
}
