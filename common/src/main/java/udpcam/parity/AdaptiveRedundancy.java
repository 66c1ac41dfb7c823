package udpcam.parity;

/**
 * Parity for a loss rate: the fewest symbols that leave no more than a given share of blocks damaged, if packets are lost
 * independently at a rate somewhat above the estimate. Called by one thread.
 */
public final class AdaptiveRedundancy implements Redundancy {
    /** The assumed loss rate by the estimated one: estimates come late, and losses in bursts. */
    private static final double HEADROOM = 1.25;

    /** The highest rate that parity is made for: beyond it there would be more parity than stream. */
    private static final double MOST_LOST = 0.5;

    private final LossEstimate loss;
    private final double failures;

    /** {@code failures} is the share of blocks that may be left damaged, 0-1. */
    public AdaptiveRedundancy(LossEstimate loss, double failures) {
        this.loss = loss;
        this.failures = failures;
    }

    @Override
    public int symbols(int packets) {
        double lost = Math.min(MOST_LOST, HEADROOM * loss.fraction());
        int symbols = 0;
        while (symbols < packets && lost > 0 && moreThan(symbols, packets + symbols, lost) > failures) {
            symbols++;
        }
        return symbols;
    }

    /** The probability that more than {@code symbols} of all packets are lost: one minus the binomial distribution. */
    private static double moreThan(int symbols, int all, double lost) {
        double probability = Math.pow(1 - lost, all);
        double sum = probability;
        for (int i = 0; i < symbols; i++) {
            probability *= lost / (1 - lost) * (all - i) / (i + 1);
            sum += probability;
        }
        return 1 - sum;
    }
}
