package udpcam.run;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(2);

    private void block() {
        try {
            release.await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
    }

    @Test
    void aJobBeyondTheMostIsRefusedAndNoneWaits() {
        try (WorkerPool pool = new WorkerPool("test", 2)) {
            pool.execute(this::block);
            pool.execute(this::block);
            assertThrows(RejectedExecutionException.class, () -> pool.execute(this::block));
        }
    }

    @Test
    void itsEndInterruptsWhatRuns() throws InterruptedException {
        WorkerPool pool = new WorkerPool("test", 2);
        pool.execute(this::block);
        pool.execute(this::block);
        pool.close();
        assertTrue(interrupted.await(10, TimeUnit.SECONDS));
        assertThrows(RejectedExecutionException.class, () -> pool.execute(this::block));
    }
}
