package udpcam.congestion;

/**
 * The queue at the slowest part of the path, by computation: what was sent leaves it at the path's rate. What the receiver
 * measured sets it right. Not thread-safe.
 */
final class BottleneckQueue {
    private boolean begun;
    private long emptyNanos;

    /** Another packet joins the queue. */
    void sent(int bytes, double bytesPerSecond, long nowNanos) {
        if (!begun || emptyNanos - nowNanos < 0) {
            emptyNanos = nowNanos;
            begun = true;
        }
        emptyNanos += (long) (1e9 * bytes / bytesPerSecond);
    }

    /** A packet left the queue {@code millis} milliseconds after it was sent. The packets sent behind it are still there. */
    void measured(SentPackets packets, long position, double millis, double bytesPerSecond) {
        emptyNanos = packets.sentNanos(position) + (long) (millis * 1e6);
        begun = true;
        for (long later = position + 1; later < packets.end(); later++) {
            if (!packets.isMissing(later)) {
                sent(packets.bytes(later), bytesPerSecond, packets.sentNanos(later));
            }
        }
    }

    /** Seconds that a packet sent now would wait. */
    double seconds(long nowNanos) {
        return begun ? Math.max(0, emptyNanos - nowNanos) / 1e9 : 0;
    }
}
