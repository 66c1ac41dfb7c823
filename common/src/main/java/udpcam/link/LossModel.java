package udpcam.link;

import java.util.SplittableRandom;

/**
 * What a bad network does to each datagram, from a seed: the same seed does the same to the same sequence.
 *
 * @param loss probability that a datagram vanishes, 0-1
 * @param reorder probability that it is overtaken by the {@link #OVERTAKEN_BY} that follow it, 0-1
 * @param duplicate probability that it comes twice, 0-1
 * @param delayNanos how much later each comes
 * @param seed where chance begins
 */
public record LossModel(double loss, double reorder, double duplicate, long delayNanos, long seed) {
    /** So many datagrams pass one that is reordered. */
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

    /** Throws {@link IllegalArgumentException} for a probability outside 0-1 or a negative delay. */
    public LossModel {
        if (!isProbability(loss) || !isProbability(reorder) || !isProbability(duplicate) || delayNanos < 0) {
            throw new IllegalArgumentException(loss + " " + reorder + " " + duplicate + " " + delayNanos);
        }
    }

    /** The same with other chance: two viewers do not lose the same datagrams. */
    public LossModel reseeded(long offset) {
        return new LossModel(loss, reorder, duplicate, delayNanos, seed + offset);
    }

    /** The fates of datagram after datagram. */
    public Dice dice() {
        return new Dice();
    }

    @Override
    public String toString() {
        return "%.4g%% lost, %.4g%% reordered, %.4g%% doubled, %.4g ms later, seed %d"
                .formatted(100 * loss, 100 * reorder, 100 * duplicate, delayNanos / 1e6, seed);
    }

    private static boolean isProbability(double value) {
        return value >= 0 && value <= 1;
    }

    /** Draws one fate for each datagram. Called by one thread. */
    public final class Dice {
        private final SplittableRandom random = new SplittableRandom(seed);

        private Dice() {}

        public Fate next() {
            boolean lost = random.nextDouble() < loss;
            boolean doubled = random.nextDouble() < duplicate;
            boolean held = random.nextDouble() < reorder;
            if (lost) {
                return Fate.IS_LOST;
            }
            return held ? Fate.IS_HELD : doubled ? Fate.IS_DOUBLED : Fate.PASSES;
        }
    }
}
