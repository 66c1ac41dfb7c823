package udpcam.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import udpcam.count.Counter;

/**
 * Says what is wrong with a run, from what was read of it each second. Only quiet seconds count, by their medians, so that
 * neither faults nor a busy machine pass for growth; the first quarter does not count, in which programs warm up.
 */
final class Judge {
    /** Never to happen with a key: nothing that strangers send is looked into, and nothing else is bent. */
    static final Set<Counter> NEVER_SEALED = Set.of(
            Counter.FRAMES_BROKEN,
            Counter.FRAMES_NOT_JPEG,
            Counter.FRAMES_OVERSIZE,
            Counter.FRAMES_MIXED,
            Counter.FRAMES_DOUBTFUL,
            Counter.FRAMES_BEYOND_MEMORY,
            Counter.FRAMES_WITHOUT_SIZE,
            Counter.FRAMES_TOO_LARGE,
            Counter.MEMORY_REFUSED,
            Counter.SEND_FAILED,
            Counter.CAMERA_LOST);

    /** Never to happen in a stream that anybody may send to. */
    static final Set<Counter> NEVER_OPEN =
            Set.of(Counter.FRAMES_BEYOND_MEMORY, Counter.FRAMES_TOO_LARGE, Counter.SEND_FAILED, Counter.CAMERA_LOST);

    private static final int QUARTERS = 4;
    private static final double LEAST_SHARE_OF_FRAMES = 0.9;
    private static final double LEAST_SHARE_OF_EARLIER_FRAMES = 0.25;

    private Judge() {}

    /** What grew by more than it may; {@code name} is the program's. */
    static List<String> growth(String name, List<Reading> readings, List<Limit> limits) {
        List<String> reasons = new ArrayList<>();
        for (Limit limit : limits) {
            double before = quarter(readings, 2, limit.figure());
            double last = quarter(readings, QUARTERS, limit.figure());
            if (Double.isNaN(before) || Double.isNaN(last)) {
                reasons.add("%s: %s are not known".formatted(name, limit.what()));
            } else if (last > limit.most(before)) {
                reasons.add("%s: %.1f %s in the last quarter, %.1f in the second; %.1f may be"
                        .formatted(name, last, limit.what(), before, limit.most(before)));
            }
        }
        return reasons;
    }

    /**
     * Whether a receiver showed fewer frames than are due: 90 % of the rate, or where the machine had no time left, a quarter of
     * what it showed before.
     */
    static List<String> frames(String name, List<Reading> readings, double rate, boolean isStarved) {
        double before = quarter(readings, 2, reading -> reading.status().framesPerSecond());
        double last = quarter(readings, QUARTERS, reading -> reading.status().framesPerSecond());
        double due = isStarved ? LEAST_SHARE_OF_EARLIER_FRAMES * before : LEAST_SHARE_OF_FRAMES * rate;
        return last >= due
                ? List.of()
                : List.of("%s: %.1f frames a second in the last quarter; %.1f are due".formatted(name, last, due));
    }

    /** Which counters are not 0 that have to be. */
    static List<String> counters(String name, Summary summary, Set<Counter> never) {
        return never.stream()
                .sorted()
                .filter(counter -> summary.get(counter) > 0)
                .map(counter -> "%s: %,d %s".formatted(name, summary.get(counter), counter.label()))
                .collect(Collectors.toList());
    }

    /** The median over a quarter's quiet seconds, counted from 1; NaN if nothing is known of it. */
    static double quarter(List<Reading> readings, int quarter, ToDoubleFunction<Reading> figure) {
        int size = readings.size();
        return median(readings.subList((quarter - 1) * size / QUARTERS, quarter * size / QUARTERS), figure);
    }

    /** The median over the quiet ones; NaN if nothing is known of them. */
    static double median(List<Reading> readings, ToDoubleFunction<Reading> figure) {
        double[] sorted = readings.stream()
                .filter(Reading::quiet)
                .mapToDouble(figure)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
