package udpcam.cli;

import udpcam.count.Counter;
import udpcam.count.Counters;

/** The summary at a program's end. */
public final class Report {
    private Report() {}

    /** Says frames, rates, and every counter that is not zero by its name. */
    public static void summary(Console console, Counters counters, Counter frames, Counter bytes, long nanos) {
        double seconds = Math.max(nanos, 1) / 1e9;
        console.say("%d %s in %.1f s: %.1f frames/s, %.2f Mbit/s"
                .formatted(
                        counters.get(frames),
                        frames.label(),
                        seconds,
                        counters.get(frames) / seconds,
                        counters.get(bytes) * 8 / seconds / 1e6));
        for (Counter counter : counters.nonZero()) {
            console.say("%,12d  %-22s %s".formatted(counters.get(counter), counter.label(), counter.meaning()));
        }
    }
}
