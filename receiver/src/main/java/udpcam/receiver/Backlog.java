package udpcam.receiver;

import java.util.concurrent.TimeUnit;

/**
 * How far the receiver is behind its socket, whose buffer is a queue: datagrams wait there if it reads without finding the
 * socket empty, or was stopped; and they are late if the stream's timestamps say so. Called by the thread that receives.
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

    /** Whether datagrams may have waited: only then it matters how late they are. */
    boolean isSuspected(long nowNanos) {
        return waitsFor(BEHIND_NANOS, nowNanos);
    }

    /** Whether a frame that is whole now waits until the socket is empty: a newer one may take its place. */
    boolean isBehind(long latenessNanos, long nowNanos) {
        return waitsFor(BEHIND_NANOS, nowNanos) && latenessNanos > BEHIND_NANOS;
    }

    /** Whether all that waits in the socket is to be thrown away unread. */
    boolean isHopeless(long latenessNanos, long nowNanos) {
        return waitsFor(HOPELESS_NANOS, nowNanos) && latenessNanos > HOPELESS_NANOS;
    }

    private boolean waitsFor(long nanos, long nowNanos) {
        return wasStopped || (isReading && nowNanos - readingNanos > nanos);
    }
}
