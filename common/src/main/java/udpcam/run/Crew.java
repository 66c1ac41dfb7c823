package udpcam.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does the tasks of a job on several cores: the thread that has the job, and hands who join in where a core is free.
 *
 * <p>A hand that comes late costs nothing: then the caller has done it all. Called by one thread.
 */
public final class Crew implements AutoCloseable {
    /** More are of no use: a picture has not so many slices, and other programs want cores, too. */
    private static final int MAX_SIZE = 8;

    private static final int CALLER = 0;
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final List<Hand> hands = new ArrayList<>();
    private final Apart apart = new Apart();
    private volatile boolean closed;

    /**
     * Starts the hands.
     *
     * @param size how many work, the caller included; 1 is nobody else
     * @param onFailure is told of a bug that ends a hand's thread
     */
    public Crew(String name, int size, Consumer<Throwable> onFailure) {
        for (int i = 1; i < Math.min(size, MAX_SIZE); i++) {
            hands.add(new Hand(name, i, onFailure));
        }
    }

    /** Of a size that suits the machine. */
    public static Crew ofThisMachine(String name, Consumer<Throwable> onFailure) {
        return new Crew(name, Runtime.getRuntime().availableProcessors(), onFailure);
    }

    /** One of a job's tasks. */
    @FunctionalInterface
    public interface Task {
        /**
         * Does it.
         *
         * @param task from 0
         * @param worker who does it, from 0, below {@link #size}; one does one task at a time
         * @return false if nothing more is to be begun
         */
        boolean run(int task, int worker);
    }

    /** What the caller does behind a task. */
    @FunctionalInterface
    public interface Then<E extends Exception> {
        void accept(int task) throws E;
    }

    /** How many work, the caller included. */
    public int size() {
        return hands.size() + 1;
    }

    /**
     * Calls {@code task} with 0 to {@code tasks} - 1, begun in this order, and {@code then} for each that is done: by this
     * thread, in order, while others are at theirs. However it ends, nobody is at a task any more.
     *
     * @return false if a task did; then no others are begun
     * @throws RuntimeException the one that a task threw
     */
    public <E extends Exception> boolean run(int tasks, Task task, Then<E> then) throws E, InterruptedException {
        Job job = new Job(tasks, task);
        apart.keep();
        for (int i = 0; i < hands.size() && i < tasks - 1; i++) {
            hands.get(i).slot.put(job);
        }
        try {
            int next = 0;
            while (next < tasks && !job.hasFailed()) {
                if (job.isDone(next)) {
                    then.accept(next++);
                } else if (!job.workOne(CALLER)) {
                    job.await(next);
                }
            }
            return next == tasks;
        } finally {
            job.end();
        }
    }

    @Override
    public void close() {
        closed = true;
        hands.forEach(hand -> hand.slot.put(Job.NOTHING)); // wakes those who wait for one
        hands.forEach(hand -> hand.worker.close());
    }

    private final class Hand {
        private final LatestSlot<Job> slot = new LatestSlot<>();
        private final int number;
        private final Worker worker;
        private boolean joined;

        private Hand(String name, int number, Consumer<Throwable> onFailure) {
            this.number = number;
            this.worker = new Worker(name + "-" + number, this::help, onFailure).start();
        }

        private boolean help() throws InterruptedException {
            if (!joined) {
                joined = true;
                apart.join();
            }
            Job job = slot.take(WAIT_NANOS);
            while (job != null && job.workOne(number)) {
                // on to the next
            }
            return !closed;
        }
    }

    private static final class Job {
        private static final Job NOTHING = new Job(0, (task, worker) -> false);
        private static final int DONE = 1;
        private static final int FAILED = 2;

        private final int tasks;
        private final Task task;
        private final Thread caller = Thread.currentThread();
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicIntegerArray over; // 0 until a task is
        private volatile boolean failed;
        private volatile @Nullable RuntimeException thrown;

        private Job(int tasks, Task task) {
            this.tasks = tasks;
            this.task = task;
            this.over = new AtomicIntegerArray(tasks);
        }

        /** Does the first task that nobody has begun; false if there is none, or none is wanted any more. */
        private boolean workOne(int worker) {
            int next = failed ? tasks : begun.getAndIncrement();
            if (next >= tasks) {
                return false;
            }
            boolean succeeded = false;
            try {
                succeeded = task.run(next, worker);
            } catch (RuntimeException e) {
                thrown = e;
            } finally {
                if (!succeeded) {
                    failed = true;
                }
                over.set(next, succeeded ? DONE : FAILED);
                LockSupport.unpark(caller);
            }
            return true;
        }

        private boolean hasFailed() {
            if (!failed) {
                return false;
            }
            RuntimeException e = thrown; // which was written first
            if (e != null) {
                throw e;
            }
            return true;
        }

        private boolean isDone(int index) {
            return over.get(index) == DONE;
        }

        private void await(int index) throws InterruptedException {
            while (!isDone(index) && !hasFailed()) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        }

        /** Lets nobody begin a task any more, and waits for those who have: they are at the caller's memory. */
        private void end() {
            int last = Math.min(begun.getAndSet(tasks), tasks);
            boolean interrupted = false;
            for (int i = 0; i < last; i++) {
                while (over.get(i) == 0) {
                    LockSupport.park(this);
                    interrupted |= Thread.interrupted();
                }
            }
            if (interrupted) {
                caller.interrupt();
            }
        }
    }
}
