package udpcam.receiver;

import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;
import udpcam.outlet.ShownFrames;
import udpcam.run.NanoClock;
import udpcam.session.LinkQuality;
import udpcam.stream.ReceivedStreams;
import udpcam.stream.StreamReports;

/** The stream that is shown, as its pictures and its reports tell of it. Called by the main thread. */
public final class ShownStream implements StreamState {
    private final ReceivedStreams streams;
    private final ShownFrames frames;
    private final NanoClock clock;

    public ShownStream(ReceivedStreams streams, ShownFrames frames, NanoClock clock) {
        this.streams = streams;
        this.frames = frames;
        this.clock = clock;
    }

    @Override
    public @Nullable PictureSize size() {
        return frames.size();
    }

    @Override
    public String health(long nowNanos) {
        StreamReports reports = streams.reports();
        LinkQuality quality = reports == null ? null : reports.quality();
        String recent = frames.delay().recent();
        if (quality == null || quality.isStale(nowNanos)) {
            return recent;
        }
        return recent + (recent.isEmpty() ? "" : "  ") + quality.text();
    }

    @Override
    public boolean hasEnded() {
        StreamReports reports = streams.reports();
        return reports != null && reports.hasEnded(clock.nanoTime());
    }

    @Override
    public String delay() {
        return frames.delay().wholeRun();
    }
}
