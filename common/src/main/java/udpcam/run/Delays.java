package udpcam.run;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, in percentiles: of late, and in the whole run. One thread records without waiting, another asks.
 *
 * <p>Kept to two digits, up to a minute; what is longer counts as that.
 */
public final class Delays {
    /**
     * What was recorded in some time.
     *
     * @param count how many delays; the rest is 0 if none
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

    /** Records a delay in nanoseconds; a negative one, as between clocks that differ a little, as none. */
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
