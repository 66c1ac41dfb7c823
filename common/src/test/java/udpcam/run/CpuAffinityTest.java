package udpcam.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "only on Linux threads are kept off a processor")
class CpuAffinityTest {
    private final CyclicBarrier both = new CyclicBarrier(2);
    private final int[] processors = new int[2];

    /** The number of processors that this thread may run on. */
    private static int allowed() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/thread-self/status"))) {
            if (line.startsWith("Cpus_allowed:")) {
                return new BigInteger(line.replaceAll("^\\S+|\\W", ""), 16).bitCount();
            }
        }
        throw new IOException("no Cpus_allowed");
    }

    private boolean look(int worker) {
        try {
            processors[worker] = allowed();
            both.await(); // so that nobody does both tasks
            return true;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void threadsAreKeptOffTheCallersProcessor() throws InterruptedException {
        try (SliceWorkers crew = new SliceWorkers("test", 2, failure -> {})) {
            for (int job = 0; job < 2; job++) { // by the second one the thread has joined
                crew.run(2, (task, worker) -> look(worker), task -> {});
            }
        }
        assertEquals(Math.max(1, processors[0] - 1), processors[1]);
    }
}
