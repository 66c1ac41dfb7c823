package udpcam.receiver;

import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.count.Rates;
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
    private final Rates rates;
    private final NanoClock clock;
    private volatile Figures figures = Figures.NONE;

    public ShownStream(ReceivedStreams streams, ShownFrames frames, Counters counters, NanoClock clock) {
        this.streams = streams;
        this.frames = frames;
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
                limit);
        return figures;
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
