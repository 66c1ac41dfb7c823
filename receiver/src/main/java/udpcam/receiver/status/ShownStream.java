package udpcam.receiver.status;

import java.util.function.Supplier;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.count.Rates;
import udpcam.figures.Condition;
import udpcam.figures.Figures;
import udpcam.outlet.ShownFrames;
import udpcam.run.NanoClock;
import udpcam.session.LinkQuality;
import udpcam.stream.StreamReports;
import udpcam.stream.View;

/**
 * The stream that is shown in a view, as its pictures and its reports tell of it. Called by the main thread, but for
 * {@link #figures}.
 */
public final class ShownStream implements StreamState {
    private final View view;
    private final ShownFrames frames;
    private final Supplier<Counters> counted;
    private final NanoClock clock;
    private Counters counters; // as of the last sample
    private Rates rates;
    private long repaired; // at the last sample
    private long concealed;
    private volatile Figures figures = Figures.NONE;

    /** {@code counted} are the counters of the stream, or others where another one is shown. */
    public ShownStream(View view, ShownFrames frames, Supplier<Counters> counted, NanoClock clock) {
        this.view = view;
        this.frames = frames;
        this.counted = counted;
        this.clock = clock;
        this.counters = counted.get();
        this.rates = rates(counters, clock.nanoTime());
    }

    private static Rates rates(Counters counters, long nowNanos) {
        return new Rates(counters, Counter.FRAMES_SHOWN, Counter.BYTES_RECEIVED, nowNanos);
    }

    @Override
    public Figures sample(long nowNanos) {
        Counters now = counted.get();
        if (now == counters) {
            rates.update(nowNanos);
        } else {
            begin(now, nowNanos);
        }
        StreamReports reports = view.reports();
        LinkQuality way = reports == null ? null : reports.quality();
        if (way != null && way.isStale(nowNanos)) {
            way = null;
        }
        int limit = reports == null || way == null ? 0 : reports.limit();
        figures = new Figures(
                frames.size(),
                rates.framesPerSecond(),
                rates.megabitsPerSecond(),
                frames.delay().recent(),
                way,
                limit,
                condition());
        return figures;
    }

    /** Another stream is shown from now on. */
    private void begin(Counters ofIt, long nowNanos) {
        counters = ofIt;
        rates = rates(ofIt, nowNanos);
        condition();
    }

    private Condition condition() {
        long repairedBefore = repaired;
        long concealedBefore = concealed;
        repaired = counters.get(Counter.SEGMENTS_REPAIRED) + counters.get(Counter.SEGMENTS_RESENT);
        concealed = counters.get(Counter.FRAMES_CONCEALED);
        return new Condition(frames.quality(), repaired - repairedBefore, concealed - concealedBefore);
    }

    /** Those that were taken last. Any thread may ask. */
    public Figures figures() {
        return figures;
    }

    @Override
    public boolean hasEnded() {
        StreamReports reports = view.reports();
        return reports != null && reports.hasEnded(clock.nanoTime());
    }

    @Override
    public String delay() {
        return frames.delay().wholeRun().text();
    }
}
