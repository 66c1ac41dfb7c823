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
 * A fork-join pool for the slices of a picture: the calling thread and the pool's threads take the tasks of a job in turn.
 *
 * <p>The caller never waits for a thread to wake up. If none does in time, the caller has done all tasks itself. One thread
 * calls it.
 */
public final class SliceWorkers implements AutoCloseable {
    /** A picture has no more slices, and other programs need processors as well. */
    private static final int MAX_SIZE = 8;

    private static final int CALLER = 0;
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final List<Member> members = new ArrayList<>();
    private final CpuAffinity affinity = new CpuAffinity();
    private volatile boolean closed;

    /**
     * Starts the threads.
     *
     * @param size how many threads work, the caller included; with 1 the caller works alone
     * @param onFailure is told of a bug that ends one of the threads
     */
    public SliceWorkers(String name, int size, Consumer<Throwable> onFailure) {
        for (int i = 1; i < Math.min(size, MAX_SIZE); i++) {
            members.add(new Member(name, i, onFailure));
        }
    }

    /** With one thread per processor of this machine. */
    public static SliceWorkers ofThisMachine(String name, Consumer<Throwable> onFailure) {
        return new SliceWorkers(name, Runtime.getRuntime().availableProcessors(), onFailure);
    }

    /** One of a job's tasks. */
    @FunctionalInterface
    public interface Task {
        /**
         * Does one task.
         *
         * @param task its number, from 0
         * @param worker the number of the thread, from 0, below {@link #size}; each thread does one task at a time
         * @return false if it failed and no further task may begin
         */
        boolean run(int task, int worker);
    }

    /** What the caller does after a task, in the order of the tasks. */
    @FunctionalInterface
    public interface Then<E extends Exception> {
        void accept(int task) throws E;
    }

    /** How many threads work, the caller included. */
    public int size() {
        return members.size() + 1;
    }

    /**
     * Calls {@code task} with 0 to {@code tasks} - 1, begun in this order. The calling thread calls {@code then} for each
     * task that is done, in order, while other tasks still run. When this returns or throws, no task runs any more.
     *
     * @return false if a task returned false; then no further one has begun
     * @throws RuntimeException what a task threw
     */
    public <E extends Exception> boolean run(int tasks, Task task, Then<E> then) throws E, InterruptedException {
        Job job = new Job(tasks, task);
        affinity.keepOffThisProcessor();
        for (int i = 0; i < members.size() && i < tasks - 1; i++) {
            members.get(i).slot.put(job);
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
        members.forEach(member -> member.slot.put(Job.NOTHING)); // wakes the threads that wait for a job
        members.forEach(member -> member.worker.close());
    }

    private final class Member {
        private final LatestSlot<Job> slot = new LatestSlot<>();
        private final int number;
        private final Worker worker;
        private boolean joined;

        private Member(String name, int number, Consumer<Throwable> onFailure) {
            this.number = number;
            this.worker = new Worker(name + "-" + number, this::help, onFailure).start();
        }

        private boolean help() throws InterruptedException {
            if (!joined) {
                joined = true;
                affinity.join();
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
