package udpcam.camera;

import udpcam.run.NanoClock;

/** Plays pictures at the times that belong to them; whoever falls behind goes on from now instead of rushing. */
final class Pacer {
    private static final long LATE_NANOS = 200_000_000;
    private static final long JUMP_NANOS = 10_000_000_000L; // nobody waits for a picture so long: the times are wrong

    private final NanoClock clock;
    private boolean started;
    private long originNanos;

    Pacer(NanoClock clock) {
        this.clock = clock;
    }

    /** Waits until it is time for the picture of media time {@code mediaNanos}; the first is now. */
    void await(long mediaNanos) throws InterruptedException {
        long now = clock.nanoTime();
        if (!started || now - (originNanos + mediaNanos) > LATE_NANOS || originNanos + mediaNanos - now > JUMP_NANOS) {
            started = true;
            originNanos = now - mediaNanos;
        }
        clock.sleepUntil(originNanos + mediaNanos);
    }
}
