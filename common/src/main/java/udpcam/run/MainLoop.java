package udpcam.run;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The loop of the main thread: it calls a tick each second and runs the jobs that other threads post.
 *
 * <p>A tick takes a processor for some milliseconds, longer while the JVM still compiles its code. It therefore waits for the
 * workers' next pause, for at most 250 ms.
 *
 * <p>{@link #post}, {@link #pause}, {@link #stop} and {@link #fail} may be called by any thread, {@link #run} by one.
 */
public final class MainLoop {
    private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long MAX_LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final LinkedBlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();
    private final NanoClock clock;
    private volatile boolean waits; // a tick is due and waits for a pause
    private long nextTick;
    private boolean paused;
    private boolean stopped;
    private @Nullable Throwable failure;

    public MainLoop(NanoClock clock) {
        this.clock = clock;
    }

    /** Runs a job on the main thread, soon. */
    public void post(Runnable job) {
        jobs.add(job);
    }

    /** Says that the workers are idle for some milliseconds. A tick that is due runs now. */
    public void pause() {
        if (waits) {
            waits = false;
            post(() -> paused = true);
        }
    }

    /** Ends the loop as asked. */
    public void stop() {
        post(() -> stopped = true);
    }

    /** Ends the loop because of a failure, which {@link #run} throws. The first one counts. */
    public void fail(Throwable cause) {
        post(() -> {
            stopped = true;
            if (failure == null) {
                failure = cause;
            }
        });
    }

    /** Whether the loop was ended. Asked by the thread that runs it. */
    public boolean isStopped() {
        return stopped;
    }

    /** Calls {@code tick} with the time, each second, until stopped or until {@code durationNanos} have passed. */
    public void run(long durationNanos, LongConsumer tick) throws Exception {
        long start = clock.nanoTime();
        nextTick = start + TICK_NANOS;
        while (!stopped) {
            long now = clock.nanoTime();
            long left = durationNanos - (now - start);
            if (left <= 0) {
                return;
            }
            Runnable job = jobs.poll(Math.min(left, untilTick(now, tick)), TimeUnit.NANOSECONDS);
            if (job != null) {
                job.run();
            }
        }
        if (failure instanceof Exception exception) {
            throw exception;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    /** Ticks if a tick is due; returns how long to wait for the next tick, or for a pause. */
    private long untilTick(long now, LongConsumer tick) {
        long late = now - nextTick;
        if (late >= (paused ? 0 : MAX_LATE_NANOS)) {
            tick.accept(now);
            nextTick = Math.max(nextTick, now - TICK_NANOS / 2)
                    + TICK_NANOS; // ticks that a stall missed are not caught up
            late = now - nextTick;
        }
        paused = false;
        waits = late >= 0;
        return Math.max(0, waits ? MAX_LATE_NANOS - late : -late);
    }
}
