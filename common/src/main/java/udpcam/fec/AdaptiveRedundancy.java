package udpcam.fec;

/**
 * As much parity as a loss asks for: the fewest symbols with which a block can only rarely not be repaired, if packets are
 * lost independently at a somewhat higher rate than is known. Called by one thread.
 */
public final class AdaptiveRedundancy implements Redundancy {
    /** So much more than is known may be lost: estimates come late, and losses in bursts. */
    private static final double HEADROOM = 1.25;

    private static final double MOST_LOST = 0.5; // with more, parity would have to be more than what it repairs

    private final LossEstimate loss;
    private final double failures;

    /** {@code failures} is the share of blocks that may stay damaged, 0-1. */
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

    /** The probability that more than so many of all packets are lost: one minus the binomial distribution. */
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
