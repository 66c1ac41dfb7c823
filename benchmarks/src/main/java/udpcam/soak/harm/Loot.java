package udpcam.soak.harm;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What somebody on the way has recorded of a stream: the first datagrams and the newest ones. One thread records, another asks. */
final class Loot {
    private static final int KEPT = 64;

    private final AtomicReferenceArray<byte[]> first = new AtomicReferenceArray<>(KEPT);
    private final AtomicReferenceArray<byte[]> newest = new AtomicReferenceArray<>(KEPT);
    private long count;

    /** Copies a datagram, and leaves the buffer as it is. */
    void record(ByteBuffer datagram) {
        byte[] copy = new byte[datagram.remaining()];
        datagram.duplicate().get(copy);
        if (count < KEPT) {
            first.set((int) count, copy);
        }
        newest.set((int) (count % KEPT), copy);
        count++;
    }

    /** One of the newest ones; null if there is none. */
    byte @Nullable [] newest(SplittableRandom random) {
        return newest.get(random.nextInt(KEPT));
    }

    /** One of the first or of the newest ones; null if there is none. */
    byte @Nullable [] any(SplittableRandom random) {
        return random.nextBoolean() ? first.get(random.nextInt(KEPT)) : newest(random);
    }
}
