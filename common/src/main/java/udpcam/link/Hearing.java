package udpcam.link;

import java.util.concurrent.TimeUnit;
import udpcam.run.NanoClock;

/** When something was last heard over a link. One thread hears, another asks. */
final class Hearing {
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final NanoClock clock;
    private volatile long heardNanos;
    private long toldNanos;

    Hearing(NanoClock clock) {
        this.clock = clock;
        this.heardNanos = clock.nanoTime();
        this.toldNanos = heardNanos;
    }

    void heard() {
        heardNanos = clock.nanoTime();
    }

    /** Whether nothing has been heard for two seconds, and this was not told within the last two. */
    boolean isSilent() {
        long now = clock.nanoTime();
        boolean silent = now - heardNanos >= SILENCE_NANOS && now - toldNanos >= SILENCE_NANOS;
        toldNanos = silent ? now : toldNanos;
        return silent;
    }
}
