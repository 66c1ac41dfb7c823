package udpcam.bench.result;

import java.util.stream.IntStream;

/** How long a pair took to follow a link's rate, down and up. */
public record StepTimes(Trace trace, RateSteps rates) {
    private static final double CALM_MILLIS = 80;
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double MOST_LEFT_OUT = 2; // frames in a row: fewer a second would look like a delay
    private static final double RETURNED_SHARE = 0.8;

    /** As {@link RateResult#calmSeconds}. */
    public double untilCalm() {
        return rates.drops().stream().mapToDouble(this::untilCalm).max().orElse(Double.NaN);
    }

    private double untilCalm(int step) {
        int last = begin(step + 1) - 1;
        int late = IntStream.rangeClosed(begin(step), last)
                .filter(this::isLate)
                .max()
                .orElse(-1);
        if (late == last) {
            return Double.POSITIVE_INFINITY;
        }
        return late < 0
                ? 0
                : (late - begin(step)) / trace.fps() + trace.frames().get(late).millis() / MILLIS_PER_SECOND;
    }

    /** A frame that was left out is late if the next one is, for the picture on the screen is older then. */
    private boolean isLate(int index) {
        Trace.Frame frame = trace.frames().get(index);
        double leftOutMillis = MOST_LEFT_OUT * MILLIS_PER_SECOND / trace.fps();
        return !(frame.millis() < CALM_MILLIS + (frame.isShown() ? 0 : leftOutMillis)); // NaN is late, too
    }

    /** As {@link RateResult#returnSeconds}. */
    public double untilReturn() {
        return rates.returns().stream().mapToDouble(this::untilReturn).max().orElse(Double.NaN);
    }

    private double untilReturn(int step) {
        int earlier = rates.earlier(step);
        double wanted = RETURNED_SHARE * medianKilobytes(begin(earlier), begin(earlier + 1));
        int second = framesOfSecond();
        return IntStream.rangeClosed(begin(step), begin(step + 1) - second)
                .filter(from -> trace.frameKilobytes(from, from + second) >= wanted)
                .mapToDouble(from -> (from + second - begin(step)) / trace.fps())
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** What the link carried for a frame that was shown, in each second between two frames: the median, in kilobytes. */
    public double medianKilobytes(int from, int to) {
        int second = Math.min(framesOfSecond(), to - from);
        double[] kilobytes = IntStream.rangeClosed(1, (to - from) / second)
                .mapToDouble(count -> trace.frameKilobytes(from + (count - 1) * second, from + count * second))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return Result.percentile(kilobytes, 50);
    }

    private int framesOfSecond() {
        return (int) Math.ceil(trace.fps());
    }

    /** The first frame of a step, counted from 0; the one behind the last if there are no more steps. */
    private int begin(int step) {
        int frames = trace.frames().size();
        return (step * frames + rates.count() - 1) / rates.count(); // as CableLog sets them
    }
}
