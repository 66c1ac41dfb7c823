package udpcam.run;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A named daemon thread that repeats one step until it is closed; the only home of {@code new Thread}.
 *
 * <p>A stage does not know threads and a worker does not know the job, so tests call the step by hand.
 */
public final class Worker implements AutoCloseable {
    /** One slice of work; it may block for a bounded time, or until the thread is interrupted. */
    @FunctionalInterface
    public interface Step {
        /** Returns whether there is more to do. */
        boolean run() throws Exception;
    }

    /** A step may end by itself within this time. An interrupt would close the socket that it writes to. */
    private static final long GRACE_MILLIS = 300;

    private static final long JOIN_MILLIS = TimeUnit.SECONDS.toMillis(1);

    private final Thread thread;
    private final Step step;
    private final Consumer<Throwable> onFailure;
    private volatile boolean running = true;

    /** {@code onFailure} is told, on the worker's thread, of whatever ended the worker before it was closed. */
    public Worker(String name, Step step, Consumer<Throwable> onFailure) {
        this.step = step;
        this.onFailure = onFailure;
        this.thread = thread(name, this::loop);
    }

    /** A daemon thread, not started yet, that runs a job. */
    static Thread thread(String name, Runnable job) {
        Thread thread = new Thread(job, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Has the JVM run {@code job} on a thread of its own when a signal ends it. */
    static void atShutdown(String name, Runnable job) {
        Runtime.getRuntime().addShutdownHook(new Thread(job, name));
    }

    public Worker start() {
        thread.start();
        return this;
    }

    private void loop() {
        try {
            boolean more = true;
            while (running && more) {
                more = step.run();
            }
        } catch (Throwable failure) {
            if (running) {
                onFailure.accept(failure);
            }
        }
    }

    /**
     * Ends the thread and waits for it, at most 1.3 s: for first for the current step, then it is interrupted.
     *
     * @return false if it hangs, in a driver for example: then nothing that it uses may be freed
     */
    public boolean join() {
        return join(GRACE_MILLIS);
    }

    /** As {@link #join()}, but waits for the current step for that long before it interrupts it. */
    public boolean join(long graceMillis) {
        running = false;
        try {
            thread.join(graceMillis);
            thread.interrupt();
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    @Override
    public void close() {
        join();
    }
}
