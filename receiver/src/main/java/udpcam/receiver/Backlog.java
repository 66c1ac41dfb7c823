package udpcam.receiver;

import java.util.concurrent.TimeUnit;

/**
 * How far the receiver is behind its socket, whose buffer is a queue: by how long it has read without finding the socket empty,
 * and by waits that took longer than they were to. Called by the thread that receives.
 */
final class Backlog {
    /** The longest wait for a datagram. */
    static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Two frames at 30 a second: what waited longer is not worth showing. */
    private static final long BEHIND_NANOS = TimeUnit.MILLISECONDS.toNanos(66);

    /** Reading on does not help: the program was stopped, or datagrams come faster than it takes them. */
    private static final long HOPELESS_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private boolean isReading;
    private long readingNanos; // since when
    private boolean wasStopped;

    /** A datagram was read. */
    void read(long nowNanos) {
        if (!isReading) {
            isReading = true;
            readingNanos = nowNanos;
        }
    }

    /** The socket is empty. */
    void emptied() {
        isReading = false;
        wasStopped = false;
    }

    /** The socket was waited for, {@link #WAIT_NANOS} at most. */
    void waited(long waitedNanos) {
        wasStopped = waitedNanos > HOPELESS_NANOS;
    }

    /** Whether a frame that is whole now waits until the socket is empty: a newer one may take its place. */
    boolean isBehind(long nowNanos) {
        return isReading && nowNanos - readingNanos > BEHIND_NANOS;
    }

    /** Whether all that waits in the socket is to be thrown away unread. */
    boolean isHopeless(long nowNanos) {
        return wasStopped || (isReading && nowNanos - readingNanos > HOPELESS_NANOS);
    }
}
