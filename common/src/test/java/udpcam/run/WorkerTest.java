package udpcam.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class WorkerTest {
    private final LinkedBlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();

    @Test
    void aStepThatSaysSoIsTheLast() {
        AtomicInteger steps = new AtomicInteger();
        Worker worker = new Worker("test", () -> steps.incrementAndGet() < 3, failures::add).start();
        assertTrue(worker.join());
        assertTrue(steps.get() <= 3);
        assertTrue(failures.isEmpty());
    }

    @Test
    void aFailureIsTold() throws InterruptedException {
        Worker worker = new Worker(
                        "test",
                        () -> {
                            throw new IllegalStateException("on purpose");
                        },
                        failures::add)
                .start();
        Throwable told = failures.poll(10, TimeUnit.SECONDS);
        assertNotNull(told);
        assertEquals("on purpose", told.getMessage());
        assertTrue(worker.join());
    }

    @Test
    void aStepThatBlocksIsInterruptedAndThatIsNoFailure() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        Worker worker = new Worker(
                        "test",
                        () -> {
                            inside.countDown();
                            TimeUnit.HOURS.sleep(1);
                            return true;
                        },
                        failures::add)
                .start();
        assertTrue(inside.await(10, TimeUnit.SECONDS));
        assertTrue(worker.join());
        assertTrue(failures.isEmpty());
    }

    @Test
    void aStepThatCannotBeInterruptedIsLeftAlone() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Worker worker = new Worker(
                        "test",
                        () -> {
                            inside.countDown();
                            while (release.getCount() > 0) {
                                LockSupport.parkNanos(1_000_000);
                            }
                            return true;
                        },
                        failures::add)
                .start();
        assertTrue(inside.await(10, TimeUnit.SECONDS));
        assertFalse(worker.join());
        release.countDown();
    }
}
