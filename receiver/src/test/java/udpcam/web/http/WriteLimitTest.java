package udpcam.web.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WriteLimitTest {
    private long nowNanos;
    private final WriteLimit limit = new WriteLimit(() -> nowNanos);

    @Test
    void aThreadThatWritesForTooLongIsInterruptedAndItsNextJobIsNot() {
        limit.begin();
        limit.check(TimeUnit.SECONDS.toNanos(10));
        assertFalse(Thread.currentThread().isInterrupted());
        limit.check(TimeUnit.SECONDS.toNanos(10) + 1);
        assertTrue(Thread.currentThread().isInterrupted());
        limit.end();
        assertFalse(Thread.currentThread().isInterrupted());
        limit.begin();
        limit.end();
        limit.check(TimeUnit.SECONDS.toNanos(100));
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
