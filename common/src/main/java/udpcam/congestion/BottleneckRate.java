package udpcam.congestion;

/**
 * The rate of the slowest part of the path, in bytes a second, from train after train; unknown ({@link #isKnown}) until one was
 * held up. Trains that nothing holds up raise it step by step. Not thread-safe.
 */
final class BottleneckRate {
    /** What trains before add to one whose packets are too few. */
    private static final double KEPT_SHARE = 0.7;

    private static final double LOWER_SHARE = 0.5;
    private static final double MUCH_LOWER_SHARE = 0.9;
    private static final double HIGHER_SHARE = 0.3;
    private static final double MUCH_LOWER = 0.7;

    /** Raised by this with each train that nothing held up: a token bucket that only seems to be a faster path empties gently. */
    private static final double RAISE = 1.02;

    /** And by this after {@link #GENTLE} such trains: no bucket is that deep. */
    private static final double FAST_RAISE = 1.05;

    private static final int GENTLE = 20;

    /** Trains in which less growth is expected tell nothing. */
    private static final double TELLING_MILLIS = 2;

    private static final double UNKNOWN = Double.POSITIVE_INFINITY;

    private double rate = UNKNOWN;
    private double provisional = UNKNOWN;
    private Ramp before = Ramp.NONE;
    private boolean suspected;
    private int free;

    boolean isKnown() {
        return bytesPerSecond() != UNKNOWN;
    }

    double bytesPerSecond() {
        return Math.min(rate, provisional);
    }

    /** All of a train is known. */
    void train(Ramp ramp) {
        provisional = UNKNOWN;
        Ramp pooled = ramp.grows() ? ramp : before.plus(ramp);
        before = before.plus(ramp).times(KEPT_SHARE);
        if (pooled.grows()) {
            free = 0;
            measured(pooled);
        } else {
            suspected = false;
            if (isFree(ramp)) {
                free++;
                rate *= free > GENTLE ? FAST_RAISE : RAISE;
            }
        }
    }

    /** A part of a train is known, whose rest is still under way. */
    void part(Ramp ramp) {
        if (ramp.isClear()) {
            provisional = ramp.bytesPerSecond();
        }
    }

    /** Nothing is known any more. */
    void forget() {
        rate = UNKNOWN;
        provisional = UNKNOWN;
        before = Ramp.NONE;
        suspected = false;
        free = 0;
    }

    private void measured(Ramp ramp) {
        double measured = ramp.bytesPerSecond();
        if (rate == UNKNOWN) {
            if (suspected || ramp.isClear()) {
                rate = measured;
            }
            suspected = true;
        } else if (measured >= rate) {
            rate += HIGHER_SHARE * (measured - rate);
        } else {
            boolean much = measured < MUCH_LOWER * rate && ramp.isClear();
            rate += (much ? MUCH_LOWER_SHARE : LOWER_SHARE) * (measured - rate);
        }
    }

    /** Whether the train would have been held up if the path had this rate, and was not. */
    private boolean isFree(Ramp ramp) {
        double expected = ramp.span() * (1e6 / rate - ramp.sendingSlope());
        return expected > TELLING_MILLIS && ramp.growthMillis() + ramp.uncertaintyMillis() < expected / 2;
    }
}
