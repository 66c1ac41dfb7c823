package udpcam.bench;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.ToDoubleFunction;

/**
 * What a round measured.
 *
 * @param p50 delay in milliseconds, as p90 and p99
 * @param shown the share of the frames that were seen on the screen
 * @param senderCpu the share of one core, as receiverCpu
 */
record Result(
        double p50,
        double p90,
        double p99,
        double shown,
        double senderCpu,
        double receiverCpu,
        double senderMegabytes,
        double receiverMegabytes) {
    /** Of the times of the frames from {@code first} on; a time of 0 is none. */
    static Result of(AtomicLongArray written, AtomicLongArray seen, int first, double[] cpu, double[] megabytes) {
        double[] delays = new double[written.length()];
        int count = 0;
        for (int i = first; i < written.length(); i++) {
            if (seen.get(i) != 0) {
                delays[count++] = (seen.get(i) - written.get(i)) / 1e6;
            }
        }
        double[] sorted = Arrays.copyOf(delays, count);
        Arrays.sort(sorted);
        double shown = count / (double) (written.length() - first);
        return new Result(
                at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), shown, cpu[0], cpu[1], megabytes[0], megabytes[1]);
    }

    /** Each figure's median over several rounds. */
    static Result median(List<Result> rounds) {
        return new Result(
                median(rounds, Result::p50),
                median(rounds, Result::p90),
                median(rounds, Result::p99),
                median(rounds, Result::shown),
                median(rounds, Result::senderCpu),
                median(rounds, Result::receiverCpu),
                median(rounds, Result::senderMegabytes),
                median(rounds, Result::receiverMegabytes));
    }

    @Override
    public String toString() {
        return "p50 %6.2f ms  p90 %6.2f  p99 %6.2f  shown %5.1f %%  CPU %5.1f + %5.1f %%  memory %4.0f + %4.0f MB"
                .formatted(
                        p50,
                        p90,
                        p99,
                        100 * shown,
                        100 * senderCpu,
                        100 * receiverCpu,
                        senderMegabytes,
                        receiverMegabytes);
    }

    private static double median(List<Result> rounds, ToDoubleFunction<Result> figure) {
        double[] figures = rounds.stream().mapToDouble(figure).sorted().toArray();
        return at(figures, 0.5);
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }
}
