package udpcam.bench.result;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A round over a bottleneck, half a second after another.
 *
 * @param megabits what the link carried of the pair, in Mbit/s
 * @param millis the longest delay of a frame that was shown, in milliseconds; NaN where none was
 * @param frameKilobytes what the link carried for a frame that was shown; NaN where none was
 */
public record RateSeries(List<Double> megabits, List<Double> millis, List<Double> frameKilobytes) {
    private static final double SLICES_PER_SECOND = 2;
    private static final double KILOBITS_PER_KILOBYTE = 8;
    private static final double KILO = 1e3;

    public static RateSeries of(Trace trace) {
        int frames = Math.max(1, (int) Math.round(trace.fps() / SLICES_PER_SECOND));
        int slices = trace.frames().size() / frames;
        double megabitsPerKilobyte = KILOBITS_PER_KILOBYTE / KILO * trace.fps() / frames;
        return new RateSeries(
                slices(slices, i -> trace.kilobytes(i * frames, (i + 1) * frames) * megabitsPerKilobyte),
                slices(slices, i -> longest(trace.frames().subList(i * frames, (i + 1) * frames))),
                slices(slices, i -> trace.frameKilobytes(i * frames, (i + 1) * frames)));
    }

    private static List<Double> slices(int slices, IntToDoubleFunction figure) {
        return IntStream.range(0, slices).mapToDouble(figure).boxed().toList();
    }

    private static double longest(List<Trace.Frame> frames) {
        return frames.stream()
                .filter(Trace.Frame::isShown)
                .mapToDouble(Trace.Frame::millis)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }

    /** The rates of a link at the same times, in Mbit/s. */
    public List<Double> link(RateSteps rates) {
        return slices(
                megabits.size(), i -> rates.bitsPerSecond().get(i * rates.count() / megabits.size()) / (KILO * KILO));
    }
}
