package udpcam.receiver;

import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;
import udpcam.rtp.LinkQuality;
import udpcam.rtp.NtpTime;
import udpcam.run.NanoClock;

/** The stream that is shown, as its pictures and its reports tell of it. One thread shows, another asks. */
final class ShownStream implements StreamState {
    private final Reports reports;
    private final CaptureToScreen delay;
    private volatile @Nullable PictureSize size;

    ShownStream(NtpTime time, NanoClock clock, Reports reports) {
        this.reports = reports;
        this.delay = new CaptureToScreen(time, clock, reports);
    }

    /** A picture that was taken at an NTP time, 0 if unknown, is on the screen. */
    void shown(PictureSize picture, long captureTime) {
        delay.shown(captureTime);
        size = picture;
    }

    @Override
    public @Nullable PictureSize size() {
        return size;
    }

    @Override
    public String health(long nowNanos) {
        LinkQuality quality = reports.quality();
        String recent = delay.recent();
        if (quality == null || quality.isStale(nowNanos)) {
            return recent;
        }
        return recent + (recent.isEmpty() ? "" : "  ") + quality.text();
    }

    @Override
    public boolean hasEnded() {
        return reports.hasEnded();
    }

    @Override
    public String delay() {
        return delay.wholeRun();
    }
}
