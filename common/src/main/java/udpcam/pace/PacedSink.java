package udpcam.pace;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import udpcam.link.DatagramSink;
import udpcam.run.NanoClock;

/**
 * Sends datagrams to another sink no faster than a {@link TokenBucket} allows. The calling thread sleeps meanwhile, so it is a
 * worker of this remote alone. Datagrams that must not wait, such as reports, go to the other sink directly.
 */
final class PacedSink implements DatagramSink {
    /** Waits below this are postponed, and some datagrams leave together: threads do not wake up more precisely. */
    private static final long SHORTEST_WAIT_NANOS = 250_000;

    private final DatagramSink sink;
    private final PaceRate rate;
    private final TokenBucket bucket;
    private final NanoClock clock;

    PacedSink(DatagramSink sink, PaceRate rate, TokenBucket bucket, NanoClock clock) {
        this.sink = sink;
        this.rate = rate;
        this.bucket = bucket;
        this.clock = clock;
    }

    @Override
    public void send(ByteBuffer datagram) throws IOException {
        int bytes = datagram.remaining();
        long now = clock.nanoTime();
        long owed = bucket.owedNanos(rate.bitsPerSecond(bytes, now), now);
        if (owed >= SHORTEST_WAIT_NANOS) {
            sleepUntil(now + owed);
        }
        bucket.take(bytes);
        sink.send(datagram);
    }

    @Override
    public void close() {
        sink.close();
    }

    private void sleepUntil(long deadlineNanos) throws InterruptedIOException {
        try {
            clock.sleepUntil(deadlineNanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the sender ends");
        }
    }
}
