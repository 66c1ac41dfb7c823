package udpcam.run;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for jobs that block, such as requests that wait for a frame. A job begins at once or is refused: none waits for a
 * thread. Threads that have nothing to do for a while end. Any thread may call it.
 */
public final class WorkerPool implements Executor, AutoCloseable {
    private static final long IDLE_MILLIS = 30_000;
    private static final long JOIN_MILLIS = 1000;

    private final ThreadPoolExecutor threads;

    /** {@code most} is how many jobs may run at once; {@code name} is that of each thread. */
    public WorkerPool(String name, int most) {
        threads = new ThreadPoolExecutor(
                0, most, IDLE_MILLIS, TimeUnit.MILLISECONDS, new SynchronousQueue<>(), job -> Worker.thread(name, job));
    }

    /** Runs the job; throws {@link RejectedExecutionException} if as many run as may. */
    @Override
    public void execute(Runnable job) {
        threads.execute(job);
    }

    /** Interrupts what runs, and waits for its end for a second at the most. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(JOIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
