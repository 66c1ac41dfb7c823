package udpcam.run;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the hands of a crew off the processor that their caller is on, on Linux: it may wake a hand there although another
 * core is idle, where that one was busy a moment ago, and then one of the two waits until the other is done.
 *
 * <p>Each hand calls {@link #join}, the caller {@link #keep}.
 */
final class Apart {
    private static final int MASK_BYTES = 128; // 1,024 processors, as many as glibc's own masks have

    private final List<Integer> hands = new ArrayList<>(); // ids of threads
    private final byte[] elsewhere = new byte[MASK_BYTES];
    private int kept = -1; // the processor that all hands are kept off

    /** The scheduler's calls; loaded by the first hand, for the caller has better things to do. */
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

    /** This thread is a hand from now on. */
    void join() {
        if (Scheduler.IS_THERE) {
            try {
                Path self = Files.readSymbolicLink(Path.of("/proc/thread-self")); // 12/task/34
                add(Integer.parseInt(String.valueOf(self.getFileName())));
            } catch (IOException | NumberFormatException e) {
                // without /proc threads have no ids, and are where Linux puts them
            }
        }
    }

    private synchronized void add(int thread) {
        hands.add(thread);
        kept = -1;
    }

    /** Keeps the hands off the processor that this thread is on. */
    synchronized void keep() {
        if (hands.isEmpty()) {
            return;
        }
        int here = Scheduler.sched_getcpu();
        if (here == kept
                || here < 0
                || here >= MASK_BYTES * Byte.SIZE
                || Scheduler.sched_getaffinity(0, MASK_BYTES, elsewhere) != 0) {
            return;
        }
        elsewhere[here / Byte.SIZE] &= (byte) ~(1 << here % Byte.SIZE); // bits as little-endian machines number them
        for (int hand : hands) {
            Scheduler.sched_setaffinity(
                    hand, MASK_BYTES, elsewhere); // fails, and that is fine, where there is no other
        }
        kept = here;
    }
}
