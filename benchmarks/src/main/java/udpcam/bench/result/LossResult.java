package udpcam.bench.result;

import java.util.List;

/**
 * What a round over a network that loses datagrams measured of a pair.
 *
 * @param shown the share of the frames of which the first row was on the screen, or half of all rows
 * @param whole the share of the frames of which all rows were on the screen at once
 * @param freezeMillis the longest time in which no row changed
 * @param p50 from the writing of a frame that was shown until its last row, or a newer frame's, was on the screen, in
 *     milliseconds, as p99; NaN if no frame was shown
 * @param frameKilobytes what left the sender for a frame, all headers included
 */
public record LossResult(
        double shown, double whole, double freezeMillis, double p50, double p99, double frameKilobytes) {
    /** Of several rounds of the same length: shares of all frames, the longest freeze, and medians of the rest. */
    public static LossResult of(List<LossResult> rounds) {
        return new LossResult(
                rounds.stream().mapToDouble(LossResult::shown).average().orElse(0),
                rounds.stream().mapToDouble(LossResult::whole).average().orElse(0),
                rounds.stream().mapToDouble(LossResult::freezeMillis).max().orElse(0),
                Result.median(rounds, LossResult::p50),
                Result.median(rounds, LossResult::p99),
                Result.median(rounds, LossResult::frameKilobytes));
    }

    @Override
    public String toString() {
        return "shown %5.1f %%  whole %5.1f %%  freeze %4.0f ms  p50 %6.2f ms  p99 %6.2f  %5.1f kB a frame"
                .formatted(100 * shown, 100 * whole, freezeMillis, p50, p99, frameKilobytes);
    }
}
