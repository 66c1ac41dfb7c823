package udpcam.bench.result;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import udpcam.bench.process.ProcessUse;

/**
 * What a round measured of a pair.
 *
 * @param p50 delay in milliseconds, as p90, p99 and max; NaN if no frame was seen
 * @param shown the share of the frames that were seen on the screen
 * @param senderCpu the share of one core, as receiverCpu
 * @param frameKilobytes what the network carried for a frame, all headers included
 */
public record Result(
        double p50,
        double p90,
        double p99,
        double max,
        double shown,
        double senderCpu,
        double receiverCpu,
        double senderMegabytes,
        double receiverMegabytes,
        double frameKilobytes) {
    /** Of a pair that shows nothing at all. */
    public static final Result NOTHING = new Result(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, 0, 0, 0, 0, 0);

    /** Of the delays of the frames that were seen, in milliseconds and any order, among all that were sent. */
    public static Result of(
            double[] delays, int sent, ProcessUse.Taken sender, ProcessUse.Taken receiver, double kilobytes) {
        double[] sorted = delays.clone();
        Arrays.sort(sorted);
        return new Result(
                percentile(sorted, 50),
                percentile(sorted, 90),
                percentile(sorted, 99),
                percentile(sorted, 100),
                delays.length / (double) sent,
                sender.cpu(),
                receiver.cpu(),
                sender.megabytes(),
                receiver.megabytes(),
                kilobytes);
    }

    /** Each figure's median over several rounds. */
    public static Result median(List<Result> rounds) {
        return new Result(
                median(rounds, Result::p50),
                median(rounds, Result::p90),
                median(rounds, Result::p99),
                median(rounds, Result::max),
                median(rounds, Result::shown),
                median(rounds, Result::senderCpu),
                median(rounds, Result::receiverCpu),
                median(rounds, Result::senderMegabytes),
                median(rounds, Result::receiverMegabytes),
                median(rounds, Result::frameKilobytes));
    }

    /** Both sides' share of one core. */
    public double cpu() {
        return senderCpu + receiverCpu;
    }

    /** Both sides' memory. */
    public double megabytes() {
        return senderMegabytes + receiverMegabytes;
    }

    @Override
    public String toString() {
        String delay = "p50 %6.2f ms  p90 %6.2f  p99 %6.2f  max %6.2f".formatted(p50, p90, p99, max);
        String cpu = "CPU %5.1f + %5.1f %%".formatted(100 * senderCpu, 100 * receiverCpu);
        String memory = "memory %3.0f + %3.0f MB".formatted(senderMegabytes, receiverMegabytes);
        return "%s  shown %5.1f %%  %s  %s  %5.1f kB a frame"
                .formatted(delay, 100 * shown, cpu, memory, frameKilobytes);
    }

    /** A figure's median over some rounds, or whatever else has it; one at least. */
    public static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
        double[] figures = rounds.stream().mapToDouble(figure).sorted().toArray();
        return (figures[(figures.length - 1) / 2] + figures[figures.length / 2]) / 2;
    }

    /** The smallest value that is no less than {@code percent} percent of all; NaN of nothing. */
    public static double percentile(double[] sorted, int percent) {
        int rank = (sorted.length * percent + 99) / 100;
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, rank - 1)];
    }
}
