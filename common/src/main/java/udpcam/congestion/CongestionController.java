package udpcam.congestion;

/**
 * Fits one stream to the path to one receiver. Each frame leaves as a train of packets, and how the path spreads that train
 * measures the path's rate ({@link FrameTrain}, {@link BottleneckRate}); the next frame may have what that rate carries until the
 * one after it, less what still waits ({@link BottleneckQueue}). Without feedback nothing is limited but by the ceiling. Any
 * thread may call this. Feedback that is late, twice told, out of order or untrue costs picture quality at most.
 */
public final class CongestionController implements StreamLimit {
    /** Media, parity, retransmissions: each numbers its packets itself. */
    public static final int STREAMS = 3;

    private final SentPackets packets = new SentPackets();
    private final PathEstimate path = new PathEstimate(packets);
    private final FrameBudget frames;

    /** @param mostBitsPerSecond the ceiling, headers of IP and UDP included; {@link Long#MAX_VALUE}: none */
    public CongestionController(long mostBitsPerSecond) {
        if (mostBitsPerSecond <= 0) {
            throw new IllegalArgumentException(mostBitsPerSecond + " bit/s");
        }
        frames = new FrameBudget(
                path, mostBitsPerSecond == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : mostBitsPerSecond / 8.0);
    }

    @Override
    public synchronized void beginFrame(long nowNanos) {
        path.beginFrame(nowNanos);
        frames.begin(nowNanos);
    }

    @Override
    public synchronized void sent(int stream, int sequenceNumber, int bytes, long nowNanos) {
        path.sent(stream, sequenceNumber, bytes, nowNanos);
    }

    @Override
    public synchronized void endFrame() {
        path.endFrame();
    }

    /**
     * Feedback says that a packet arrived.
     *
     * @param arrivalNanos by the receiver's clock, which has any offset and a resolution of about 1 ms
     */
    public synchronized void arrived(int stream, int sequenceNumber, long arrivalNanos) {
        path.arrived(stream, sequenceNumber, arrivalNanos);
    }

    /** Feedback says that a packet did not arrive yet; a later one may say that it did. */
    public synchronized void missing(int stream, int sequenceNumber) {
        long position = packets.find(stream, sequenceNumber);
        if (position >= 0) {
            packets.missing(position);
        }
    }

    /** All of one feedback message was told. */
    public synchronized void endFeedback(long nowNanos) {
        path.endFeedback(nowNanos);
    }

    @Override
    public synchronized int budget(int wantedBytes, int leastBytes, long nowNanos) {
        return frames.budget(wantedBytes, leastBytes, nowNanos);
    }

    @Override
    public synchronized int spareBytes(long nowNanos) {
        return frames.spareBytes(nowNanos);
    }

    @Override
    public synchronized long paceBitsPerSecond() {
        return frames.paceBitsPerSecond();
    }

    @Override
    public synchronized long bitsPerSecond() {
        return frames.bitsPerSecond();
    }

    @Override
    public synchronized boolean isLimiting() {
        return frames.isLimiting();
    }

    @Override
    public synchronized double congestionShare() {
        return path.congestionShare();
    }
}
