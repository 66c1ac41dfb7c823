package udpcam.run;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the threads of a {@link SliceWorkers} off the processor that its caller runs on. Linux only; elsewhere it does nothing.
 *
 * <p>The scheduler may wake a thread on the caller's processor although another one is idle. Then one of the two waits until
 * the other is done. Each thread of the crew calls {@link #join} once, the caller calls {@link #keepOffThisProcessor} before
 * each job.
 */
final class CpuAffinity {
    private static final int MASK_BYTES = 128; // 1,024 processors, as many as glibc's own masks have

    private final List<Integer> threads = new ArrayList<>(); // their ids in Linux
    private final byte[] elsewhere = new byte[MASK_BYTES];
    private int excluded = -1; // the processor that all threads are kept off

    /** The scheduler's calls. The first thread of the crew loads them, so that the caller's first job does not wait. */
    private static final class Scheduler {
        private static final boolean IS_THERE = load();

        static native int sched_getcpu();

        static native int sched_getaffinity(int thread, long maskBytes, byte[] mask);

        static native int sched_setaffinity(int thread, long maskBytes, byte[] mask);

        private static boolean load() {
            if (!Platform.isLinux()) {
                return false;
            }
            try {
                Native.register(Scheduler.class, Platform.C_LIBRARY_NAME);
                return true;
            } catch (LinkageError e) {
                return false; // a C library without these calls, or a temporary folder that refuses JNA's part
            }
        }
    }

    /** Adds the calling thread to those that are kept off the caller's processor. */
    void join() {
        if (Scheduler.IS_THERE) {
            try {
                Path self = Files.readSymbolicLink(Path.of("/proc/thread-self")); // 12/task/34
                add(Integer.parseInt(String.valueOf(self.getFileName())));
            } catch (IOException | NumberFormatException e) {
                // without /proc the id is unknown, and the thread runs where Linux puts it
            }
        }
    }

    private synchronized void add(int thread) {
        threads.add(thread);
        excluded = -1;
    }

    /** Keeps the threads off the processor that the calling thread runs on. */
    synchronized void keepOffThisProcessor() {
        if (threads.isEmpty()) {
            return;
        }
        int here = Scheduler.sched_getcpu();
        if (here == excluded
                || here < 0
                || here >= MASK_BYTES * Byte.SIZE
                || Scheduler.sched_getaffinity(0, MASK_BYTES, elsewhere) != 0) {
            return;
        }
        elsewhere[here / Byte.SIZE] &= (byte) ~(1 << here % Byte.SIZE); // bits as little-endian machines number them
        for (int thread : threads) {
            Scheduler.sched_setaffinity(
                    thread, MASK_BYTES, elsewhere); // fails on a single processor, which changes nothing
        }
        excluded = here;
    }
}
