package udpcam.count;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Percentiles of delays, recent ones and those of the whole run. One thread records without waiting, another asks.
 *
 * <p>Values have two significant digits. A delay of more than a minute counts as a minute.
 */
public final class Delays {
    /**
     * Percentiles of a span of time.
     *
     * @param count the number of delays; if it is 0 the others are 0, too
     */
    public record Summary(long count, long medianNanos, long p99Nanos) {
        private static Summary of(Histogram histogram) {
            return new Summary(
                    histogram.getTotalCount(), histogram.getValueAtPercentile(50), histogram.getValueAtPercentile(99));
        }
    }

    private static final long HIGHEST_NANOS = 60_000_000_000L;
    private static final int DIGITS = 2;

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(HIGHEST_NANOS, DIGITS);
    private final Histogram recent = new Histogram(HIGHEST_NANOS, DIGITS);
    private final Histogram wholeRun = new Histogram(HIGHEST_NANOS, DIGITS);
    private @Nullable Histogram taken;

    /** Records a delay in nanoseconds; a negative one, from clocks that differ a little, counts as 0. */
    public void record(long nanos) {
        recorder.recordValue(Math.max(0, Math.min(HIGHEST_NANOS, nanos)));
    }

    /** Those since the last call. */
    public synchronized Summary takeRecent() {
        take();
        Summary summary = Summary.of(recent);
        recent.reset();
        return summary;
    }

    /** All of the run. */
    public synchronized Summary wholeRun() {
        take();
        return Summary.of(wholeRun);
    }

    private void take() {
        taken = recorder.getIntervalHistogram(taken);
        recent.add(taken);
        wholeRun.add(taken);
    }
}
