package udpcam.bench.result;

import java.util.List;

/**
 * What a round over a bottleneck measured of a pair.
 *
 * @param shown the share of the frames that were shown
 * @param whole the share of the frames of which all rows were on the screen at once
 * @param framesPerSecond of those that were shown
 * @param p50 from the writing of a frame that was shown until its last row was on the screen, in milliseconds, as p90, p99 and
 *     max; NaN if no frame was shown
 * @param freezeMillis the longest time in which no row changed
 * @param use the share of what the link could carry that the pair's packets were
 * @param megabits what that was, in Mbit/s
 * @param frameKilobytes what the link carried for a frame that was shown: the median over the seconds, NaN if none was
 * @param calmSeconds how long after the rate fell the delay stayed below 80 ms, at worst; NaN if it never falls, infinite if it
 *     stays above
 * @param returnSeconds how long after the rate came back a second had 80 % of the earlier bytes a frame, at worst; NaN and
 *     infinite in the same way
 * @param rivalMegabits what the rival's packets were, in Mbit/s; 0 without one
 */
public record RateResult(
        double shown,
        double whole,
        double framesPerSecond,
        double p50,
        double p90,
        double p99,
        double max,
        double freezeMillis,
        double use,
        double megabits,
        double frameKilobytes,
        double calmSeconds,
        double returnSeconds,
        double rivalMegabits) {
    private static final double ONE_MILLION = 1e6;

    /** Of a round at these rates. */
    public static RateResult of(Trace trace, RateSteps rates) {
        double[] delays = trace.delays();
        StepTimes times = new StepTimes(trace, rates);
        return new RateResult(
                trace.shown(),
                trace.whole(),
                trace.shown() * trace.fps(),
                Result.percentile(delays, 50),
                Result.percentile(delays, 90),
                Result.percentile(delays, 99),
                Result.percentile(delays, 100),
                trace.freezeMillis(),
                trace.megabits() * ONE_MILLION / rates.mean(),
                trace.megabits(),
                times.medianKilobytes(0, trace.frames().size()),
                times.untilCalm(),
                times.untilReturn(),
                trace.rivalMegabits());
    }

    /** Of several rounds of the same length: shares of all frames, the longest freeze, and medians of the rest. */
    public static RateResult of(List<RateResult> rounds) {
        return new RateResult(
                rounds.stream().mapToDouble(RateResult::shown).average().orElse(0),
                rounds.stream().mapToDouble(RateResult::whole).average().orElse(0),
                rounds.stream()
                        .mapToDouble(RateResult::framesPerSecond)
                        .average()
                        .orElse(0),
                Result.median(rounds, RateResult::p50),
                Result.median(rounds, RateResult::p90),
                Result.median(rounds, RateResult::p99),
                Result.median(rounds, RateResult::max),
                rounds.stream().mapToDouble(RateResult::freezeMillis).max().orElse(0),
                Result.median(rounds, RateResult::use),
                Result.median(rounds, RateResult::megabits),
                Result.median(rounds, RateResult::frameKilobytes),
                Result.median(rounds, RateResult::calmSeconds),
                Result.median(rounds, RateResult::returnSeconds),
                Result.median(rounds, RateResult::rivalMegabits));
    }

    /** The pair's share of what both had, 0-1. */
    public double shareBesideRival() {
        return megabits / (megabits + rivalMegabits);
    }

    @Override
    public String toString() {
        return "shown %5.1f %%  whole %5.1f %%  p50 %6.2f ms  p99 %6.2f  freeze %4.0f ms  %5.2f Mbit/s, %5.1f %% of the link"
                .formatted(100 * shown, 100 * whole, p50, p99, freezeMillis, megabits, 100 * use);
    }
}
