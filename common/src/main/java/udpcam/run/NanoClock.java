package udpcam.run;

import java.util.concurrent.locks.LockSupport;

/**
 * A monotonic clock in nanoseconds from an arbitrary origin, and waiting by it; the only home of {@link System#nanoTime}.
 *
 * <p>Tests have one of their own, whose time passes by assignment.
 */
@FunctionalInterface
public interface NanoClock {
    NanoClock SYSTEM = System::nanoTime;

    long nanoTime();

    /** Waits until {@link #nanoTime} is {@code deadlineNanos}; returns at once if it was. */
    default void sleepUntil(long deadlineNanos) throws InterruptedException {
        for (long left = deadlineNanos - nanoTime(); left > 0; left = deadlineNanos - nanoTime()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(this, left);
        }
    }
}
