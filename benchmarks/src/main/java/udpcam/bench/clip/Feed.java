package udpcam.bench.clip;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntFunction;
import udpcam.run.NanoClock;

/**
 * The frames of a round, each when it is due: those to warm up with, then those that are measured.
 *
 * @param frame gives the frame of a number, as it goes into the FIFO
 * @param seconds how long is measured
 */
public record Feed(Clip clip, IntFunction<byte[]> frame, double fps, double seconds) {
    private static final double WARM_UP_SECONDS = 4;
    private static final long LAST_FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    /** How many there are. */
    public int frames() {
        return (int) (fps * (WARM_UP_SECONDS + seconds));
    }

    /** The number of the first that is measured. */
    public int first() {
        return (int) (fps * WARM_UP_SECONDS);
    }

    /** How many are measured. */
    public int measured() {
        return frames() - first();
    }

    /** From one frame to the next. */
    public long intervalNanos() {
        return (long) (1e9 / fps);
    }

    /**
     * Writes them all, and waits until the last one must have been shown.
     *
     * @param written takes when each was written
     * @param beforeFirst is called when the frame before the first that is measured is shown, and none late for it
     */
    public void run(OutputStream fifo, AtomicLongArray written, Runnable beforeFirst)
            throws IOException, InterruptedException {
        NanoClock clock = NanoClock.SYSTEM;
        fifo.write(clip.header(fps));
        long start = clock.nanoTime();
        for (int number = 0; number < frames(); number++) {
            byte[] bytes = frame.apply(number);
            if (number == first()) {
                clock.sleepUntil(start + (long) ((number - 0.5) * 1e9 / fps));
                beforeFirst.run();
            }
            clock.sleepUntil(start + (long) (number * 1e9 / fps));
            fifo.write(bytes);
            written.set(number, clock.nanoTime());
        }
        clock.sleepUntil(clock.nanoTime() + LAST_FRAME_NANOS);
    }
}
