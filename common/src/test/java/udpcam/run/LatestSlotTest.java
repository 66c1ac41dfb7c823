package udpcam.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LatestSlotTest {
    private final LatestSlot<Long> slot = new LatestSlot<>();

    @Test
    void theNewestWinsAndTheDisplacedComesBack() {
        assertNull(slot.put(1L));
        assertEquals(1L, slot.put(2L));
        assertEquals(2L, slot.poll());
        assertNull(slot.poll());
    }

    @Test
    void takeWaitsNoLongerThanItIsTold() throws InterruptedException {
        assertNull(slot.take(1));
        slot.put(1L);
        assertEquals(1L, slot.take(0));
    }

    @Test
    void whoIsWokenDoesNotWaitAndWaitsAgainTheNextTime() throws InterruptedException {
        slot.wake();
        assertNull(slot.take(Long.MAX_VALUE));
        assertNull(slot.take(1));
        slot.wake();
        slot.put(1L);
        assertEquals(1L, slot.take(Long.MAX_VALUE), "a value is not overlooked");
    }

    @Test
    void anInterruptedTakeEnds() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> slot.take(TimeUnit.MINUTES.toNanos(1)));
    }

    @Test
    void aSlowConsumerSeesOnlyTheNewestAndNeverFallsBehind() throws Exception {
        AtomicLong lastPut = new AtomicLong();
        AtomicLong displaced = new AtomicLong();
        long taken = 0;
        Worker producer = new Worker(
                        "producer",
                        () -> {
                            long value = lastPut.incrementAndGet();
                            if (slot.put(value) != null) {
                                displaced.incrementAndGet();
                            }
                            return value < 1_000_000;
                        },
                        failure -> {})
                .start();
        for (long before = 0; before < 1_000_000; taken++) {
            long oldestAllowed = lastPut.get() - 1; // put before the take began, but for the one on its way
            Long value = slot.take(TimeUnit.SECONDS.toNanos(10));
            assertTrue(value != null && value >= oldestAllowed && value > before, value + " after " + before);
            before = value;
            for (int work = 0; work < 1000; work++) { // slower than the producer by far
                Thread.onSpinWait();
            }
        }
        assertTrue(producer.join());
        assertEquals(1_000_000, taken + displaced.get(), "each value is taken or counted as displaced");
    }
}
