package udpcam.receiver.status;

import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;
import udpcam.outlet.ShownFrames;
import udpcam.run.Decimals;
import udpcam.run.NanoClock;
import udpcam.session.LinkQuality;
import udpcam.stream.StreamReports;
import udpcam.stream.View;

/** The stream that is shown in a view, as its pictures and its reports tell of it. Called by the main thread. */
public final class ShownStream implements StreamState {
    private static final double KILOBITS_PER_MEGABIT = 1000;

    private final View view;
    private final ShownFrames frames;
    private final NanoClock clock;

    public ShownStream(View view, ShownFrames frames, NanoClock clock) {
        this.view = view;
        this.frames = frames;
        this.clock = clock;
    }

    @Override
    public @Nullable PictureSize size() {
        return frames.size();
    }

    @Override
    public String health(long nowNanos) {
        StreamReports reports = view.reports();
        String recent = frames.delay().recent();
        LinkQuality quality = reports == null ? null : reports.quality();
        if (reports == null || quality == null || quality.isStale(nowNanos)) {
            return recent;
        }
        return recent + (recent.isEmpty() ? "" : "  ") + quality.text() + limit(reports.limit());
    }

    private static String limit(int kilobits) {
        return kilobits == 0 ? "" : "  limited to " + Decimals.fixed(kilobits / KILOBITS_PER_MEGABIT, 1) + " Mbit/s";
    }

    @Override
    public boolean hasEnded() {
        StreamReports reports = view.reports();
        return reports != null && reports.hasEnded(clock.nanoTime());
    }

    @Override
    public String delay() {
        return frames.delay().wholeRun();
    }
}
