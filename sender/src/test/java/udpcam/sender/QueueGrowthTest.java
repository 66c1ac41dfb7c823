package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QueueGrowthTest {
    private static final long MILLI = 1_000_000;

    private final QueueGrowth queue = new QueueGrowth();

    @Test
    void aQueueThatFillsIsSeenAndItsEndToo() {
        assertFalse(queue.isCongested());
        queue.observe(20 * MILLI, 0);
        assertFalse(queue.isCongested());
        queue.observe(200 * MILLI, 1);
        assertTrue(queue.isCongested());
        queue.observe(100 * MILLI, 2);
        assertFalse(queue.isCongested());
    }

    @Test
    void aLongWayIsNoQueue() {
        for (int i = 0; i < 100; i++) {
            queue.observe((300 + i) * MILLI, i);
            assertFalse(queue.isCongested());
        }
    }

    @Test
    void anotherWayThatIsLongerIsNoQueueForEver() {
        queue.observe(MILLI, 0);
        for (int i = 1; i <= 2; i++) {
            queue.observe(150 * MILLI, i * QueueGrowth.WINDOW_NANOS - 1);
            assertTrue(queue.isCongested());
            queue.observe(150 * MILLI, i * QueueGrowth.WINDOW_NANOS);
        }
        assertFalse(queue.isCongested());
    }
}
