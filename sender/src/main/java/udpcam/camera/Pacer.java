package udpcam.camera;

import udpcam.run.NanoClock;

/** Waits until a picture's media time. A camera that is late by more than 0.2 s continues from now instead of rushing. */
public final class Pacer {
    private static final long LATE_NANOS = 200_000_000;
    private static final long JUMP_NANOS = 10_000_000_000L; // a longer wait means that the media times are wrong

    private final NanoClock clock;
    private boolean started;
    private long originNanos;

    public Pacer(NanoClock clock) {
        this.clock = clock;
    }

    /** Waits until it is time for the picture of media time {@code mediaNanos}; the first is now. */
    public void await(long mediaNanos) throws InterruptedException {
        long now = clock.nanoTime();
        if (!started || now - (originNanos + mediaNanos) > LATE_NANOS || originNanos + mediaNanos - now > JUMP_NANOS) {
            started = true;
            originNanos = now - mediaNanos;
        }
        clock.sleepUntil(originNanos + mediaNanos);
    }
}
