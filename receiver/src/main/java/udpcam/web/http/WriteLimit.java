package udpcam.web.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import udpcam.run.NanoClock;

/**
 * How long a thread may wait for a client to take what is written. One that takes longer is interrupted, which closes its
 * connection. Threads that write call {@link #begin} and {@link #end}, another one {@link #check}.
 */
final class WriteLimit {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final NanoClock clock;
    private final Map<Thread, Long> writing = new ConcurrentHashMap<>();

    WriteLimit(NanoClock clock) {
        this.clock = clock;
    }

    /** The calling thread writes now. */
    void begin() {
        writing.put(Thread.currentThread(), clock.nanoTime());
    }

    /** It has written. */
    void end() {
        if (writing.remove(Thread.currentThread()) == null) {
            awaitInterrupt();
        }
    }

    /** The thread was chosen to be interrupted: that is not to hit what it does next. */
    private static void awaitInterrupt() {
        while (!Thread.interrupted()) {
            Thread.onSpinWait();
        }
    }

    /** Interrupts those that have waited for too long. */
    void check(long nowNanos) {
        writing.forEach((thread, sinceNanos) -> {
            if (nowNanos - sinceNanos > LONGEST_NANOS && writing.remove(thread, sinceNanos)) {
                thread.interrupt();
            }
        });
    }
}
