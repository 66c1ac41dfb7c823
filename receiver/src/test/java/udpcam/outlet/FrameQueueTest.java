package udpcam.outlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.frame.FrameMemory;
import udpcam.frame.WholeFrame;
import udpcam.record.Recorded;
import udpcam.run.Pool;

class FrameQueueTest {
    private static final byte[] JPEG = Recorded.jpeg(64, 64, 1);

    private final Pool<FrameMemory> pool = new Pool<>(100, this::memory);
    private final FrameQueue queue = new FrameQueue(5, 3L * JPEG.length);
    private int made;

    private FrameMemory memory() {
        made++;
        return new FrameMemory(pool);
    }

    private boolean put(long arrivalNanos) {
        return queue.put(pool.take().fill(JPEG, JPEG.length, true, 0), arrivalNanos);
    }

    private static long arrival(FrameQueue.@Nullable Waiting taken) {
        if (taken == null) {
            return -1;
        }
        taken.frame().close();
        return taken.arrivalNanos();
    }

    @Test
    void whatHasNoRoomInBytesIsRefusedUntilThereIsRoom() throws InterruptedException {
        queue.open();
        assertTrue(put(1));
        assertTrue(put(2));
        assertTrue(put(3));
        assertFalse(put(4));
        assertEquals(1, arrival(queue.take()));
        assertTrue(put(5));
        assertEquals(2, arrival(queue.take()));
        assertEquals(3, arrival(queue.take()));
        assertEquals(5, arrival(queue.take()));
        assertEquals(4, made, "the refused one was let go");
    }

    @Test
    void aQueueThatIsShutTakesNothingAndSaysSoBehindTheLastFrame() throws InterruptedException {
        queue.open();
        put(1);
        queue.shut();
        assertTrue(put(2), "nobody wants it");
        assertEquals(1, arrival(queue.take()));
        assertNull(queue.take());
        queue.open();
        put(3);
        assertEquals(3, arrival(queue.take()));
    }

    @Test
    void framesThatNobodyTakesAreLetGo() {
        queue.open();
        put(1);
        put(2);
        assertEquals(2, queue.clear());
        assertTrue(put(3));
        WholeFrame again = pool.take().fill(JPEG, JPEG.length, true, 0);
        assertSame(JPEG, again.bytes());
        assertEquals(2, made, "of the two that were let go one waits, the other is used again");
    }
}
