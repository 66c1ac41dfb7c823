package udpcam.run;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A place for one value between two workers. A new value replaces one that still waits, so delay cannot grow.
 *
 * <p>Any thread may call any method. A value is handed over, not copied: the thread that puts it may not change it afterwards.
 */
public final class LatestSlot<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private @Nullable T newest;
    private boolean woken;

    /** Puts a value; returns the one that it displaced (the caller frees and counts it), or null. */
    public @Nullable T put(T value) {
        lock.lock();
        try {
            T displaced = newest;
            newest = value;
            filled.signal();
            return displaced;
        } finally {
            lock.unlock();
        }
    }

    /** Has {@link #take} return without a value if it waits for one, or else the next time that it would. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is no value. */
    public boolean isEmpty() {
        lock.lock();
        try {
            return newest == null;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the newest value, or null if there is none. */
    public @Nullable T poll() {
        lock.lock();
        try {
            T value = newest;
            newest = null;
            return value;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the newest value, waiting for one at most {@code timeoutNanos}; null if none came, or {@link #wake} did. */
    public @Nullable T take(long timeoutNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = timeoutNanos;
            while (newest == null && !woken && left > 0) {
                left = filled.awaitNanos(left);
            }
            woken = false;
            return poll();
        } finally {
            lock.unlock();
        }
    }
}
