package udpcam.impair;

import java.util.SplittableRandom;

/**
 * What a bad network does to each datagram, from a seed: the same seed does the same to the same sequence.
 *
 * <p>Losses are those of Gilbert and Elliott, as {@code tc netem} has them, too: in the good state nothing is lost, in the bad
 * state all. Where a burst is as long as chance alone makes it, they are independent of one another.
 *
 * @param loss share of the datagrams that vanish, 0-1
 * @param burst how many vanish in a row, on average; at least {@link #shortestBurst}
 * @param reorder probability that one is overtaken by some of those that follow it, 0-1
 * @param distance how many overtake it: each number from 1 to this is as likely; 0 for always {@link #OVERTAKEN_BY}
 * @param duplicate probability that one comes twice, 0-1
 * @param delayNanos how much later each comes, at the least
 * @param jitterNanos how much later than that, at the most. Each datagram draws its own delay, and with {@code netem} as here
 *     they may overtake one another; the queue of a real router keeps their order, several paths and radio do not always
 * @param seed where chance begins
 */
public record LossModel(
        double loss,
        double burst,
        double reorder,
        int distance,
        double duplicate,
        long delayNanos,
        long jitterNanos,
        long seed) {
    /** So many datagrams pass one that is reordered, if nothing else is asked for. */
    public static final int OVERTAKEN_BY = 3;

    /** Nothing happens to any datagram. */
    public static final LossModel NONE = new LossModel(0, 0, 0, 0, 0);

    /** What happens to one datagram. */
    public enum Fate {
        PASSES,
        IS_LOST,
        IS_DOUBLED,
        IS_HELD
    }

    /** Throws {@link IllegalArgumentException} for a value outside of its range. */
    public LossModel {
        if (!isProbability(loss)
                || !(burst >= shortestBurst(loss))
                || !isProbability(reorder)
                || distance < 0
                || !isProbability(duplicate)
                || delayNanos < 0
                || jitterNanos < 0) {
            throw new IllegalArgumentException(loss + " " + burst + " " + reorder + " " + distance + " " + duplicate
                    + " " + delayNanos + " " + jitterNanos);
        }
    }

    /** Each datagram's loss independent of the others', {@link #OVERTAKEN_BY} and no jitter. */
    public LossModel(double loss, double reorder, double duplicate, long delayNanos, long seed) {
        this(loss, 1 / (1 - loss), reorder, 0, duplicate, delayNanos, 0, seed);
    }

    /** The least mean number of datagrams in a row, with single ones that pass between, by which so large a share is lost. */
    public static double shortestBurst(double loss) {
        return Math.max(1, loss / (1 - loss));
    }

    /** The same share of losses, in bursts of {@code mean} datagrams on average. */
    public LossModel withBurst(double mean) {
        return new LossModel(loss, mean, reorder, distance, duplicate, delayNanos, jitterNanos, seed);
    }

    /** The same with each reordered datagram overtaken by 1 to {@code most} others. */
    public LossModel withDistance(int most) {
        return new LossModel(loss, burst, reorder, most, duplicate, delayNanos, jitterNanos, seed);
    }

    /** The same with delays that differ by up to this. */
    public LossModel withJitter(long nanos) {
        return new LossModel(loss, burst, reorder, distance, duplicate, delayNanos, nanos, seed);
    }

    /** The same with other chance: two viewers do not lose the same datagrams. */
    public LossModel reseeded(long offset) {
        return new LossModel(loss, burst, reorder, distance, duplicate, delayNanos, jitterNanos, seed + offset);
    }

    /** Whether any datagram comes later than it was sent. */
    boolean delays() {
        return delayNanos > 0 || jitterNanos > 0;
    }

    /** The fates of datagram after datagram. */
    public Dice dice() {
        return new Dice();
    }

    @Override
    public String toString() {
        return "%.4g%% lost, %.3g in a row, %.4g%% reordered by %s, %.4g%% doubled, %.4g to %.4g ms later, seed %d"
                .formatted(
                        100 * loss,
                        burst,
                        100 * reorder,
                        distance == 0 ? OVERTAKEN_BY : "1-" + distance,
                        100 * duplicate,
                        delayNanos / 1e6,
                        (delayNanos + jitterNanos) / 1e6,
                        seed);
    }

    private static boolean isProbability(double value) {
        return value >= 0 && value <= 1;
    }

    /** Draws one fate for each datagram, and what belongs to it. Called by one thread. */
    public final class Dice {
        private final SplittableRandom fates = new SplittableRandom(seed);
        private final SplittableRandom amounts = new SplittableRandom(~seed); // which do not change what is lost
        private boolean lost = amounts.nextDouble() < loss;

        private Dice() {}

        public Fate next() {
            lost = fates.nextDouble() < (lost ? 1 - 1 / burst : loss / (burst * (1 - loss)));
            boolean doubled = fates.nextDouble() < duplicate;
            boolean held = fates.nextDouble() < reorder;
            if (lost) {
                return Fate.IS_LOST;
            }
            return held ? Fate.IS_HELD : doubled ? Fate.IS_DOUBLED : Fate.PASSES;
        }

        /** How many datagrams overtake the one that is held. */
        public int overtakenBy() {
            return distance == 0 ? OVERTAKEN_BY : 1 + amounts.nextInt(distance);
        }

        /** How much later than it was sent a datagram comes. */
        public long delayNanos() {
            return delayNanos + (jitterNanos == 0 ? 0 : amounts.nextLong(jitterNanos + 1));
        }
    }
}
