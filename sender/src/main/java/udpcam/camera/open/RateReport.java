package udpcam.camera.open;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Measures once how many pictures a second a camera gives. Called by one thread. */
final class RateReport {
    private static final long SPAN_NANOS = TimeUnit.MILLISECONDS.toNanos(2000);

    private boolean started;
    private boolean done;
    private long firstNanos;
    private int intervals;

    /** Counts a picture. Returns the result once, after 2 s of pictures; otherwise null. */
    @Nullable
    String offer(long capturedNanos) {
        if (done) {
            return null;
        }
        if (!started) {
            started = true;
            firstNanos = capturedNanos;
            intervals = 0;
            return null;
        }
        intervals++;
        long span = capturedNanos - firstNanos;
        if (span < SPAN_NANOS) {
            return null;
        }
        done = true;
        return "gives %.1f frames a second".formatted(intervals * 1e9 / span);
    }

    void restart() {
        started = false;
        done = false;
    }
}
