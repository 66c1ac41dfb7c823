package udpcam.receiver;

import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.count.Rates;
import udpcam.figures.Condition;
import udpcam.figures.Figures;
import udpcam.outlet.ShownFrames;
import udpcam.run.NanoClock;
import udpcam.session.LinkQuality;
import udpcam.stream.ReceivedStreams;
import udpcam.stream.StreamReports;

/** The stream that is shown, as its pictures and its reports tell of it. Called by the main thread, but for {@link #figures}. */
public final class ShownStream implements StreamState {
    private final ReceivedStreams streams;
    private final ShownFrames frames;
    private final Counters counters;
    private final Rates rates;
    private final NanoClock clock;
    private long repaired; // at the last sample
    private long concealed;
    private volatile Figures figures = Figures.NONE;

    public ShownStream(ReceivedStreams streams, ShownFrames frames, Counters counters, NanoClock clock) {
        this.streams = streams;
        this.frames = frames;
        this.counters = counters;
        this.rates = new Rates(counters, Counter.FRAMES_SHOWN, Counter.BYTES_RECEIVED, clock.nanoTime());
        this.clock = clock;
    }

    @Override
    public Figures sample(long nowNanos) {
        rates.update(nowNanos);
        StreamReports reports = streams.reports();
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
        StreamReports reports = streams.reports();
        return reports != null && reports.hasEnded(clock.nanoTime());
    }

    @Override
    public String delay() {
        return frames.delay().wholeRun().text();
    }
}
