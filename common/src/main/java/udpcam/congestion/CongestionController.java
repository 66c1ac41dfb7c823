package udpcam.congestion;

/**
 * Fits one stream to the path to one receiver. Each frame leaves as a train of packets, and how the path spreads that train
 * measures the path's rate ({@link FrameTrain}, {@link BottleneckRate}); the next frame may have what that rate carries until the
 * one after it, less what still waits ({@link BottleneckQueue}). Without feedback nothing is limited but by the ceiling. Any
 * thread may call this. Feedback that is late, twice told, out of order or untrue costs picture quality at most.
 */
public final class CongestionController {
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

    /** The first packet of a frame follows. */
    public synchronized void beginFrame(long nowNanos) {
        path.beginFrame(nowNanos);
        frames.begin(nowNanos);
    }

    /**
     * A packet was sent.
     *
     * @param stream 0 to {@link #STREAMS} - 1
     * @param sequenceNumber of which the lower 16 bits count
     * @param bytes on the wire, headers of IP and UDP included
     */
    public synchronized void sent(int stream, int sequenceNumber, int bytes, long nowNanos) {
        path.sent(stream, sequenceNumber, bytes, nowNanos);
    }

    /** The last packet of a frame was sent. */
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

    /**
     * What the next frame may have on the wire, parity and retransmissions included. To be asked once for each picture, or again
     * when it is encoded again.
     *
     * @param wantedBytes what the frame would have at full quality
     * @return bytes; {@link Integer#MAX_VALUE}: as much as it wants; 0: the frame is to be left out
     */
    public synchronized int budget(int wantedBytes, long nowNanos) {
        return frames.budget(wantedBytes, nowNanos);
    }

    /** Bytes that parity and retransmissions may have beside the frame now; {@link Integer#MAX_VALUE} without congestion. */
    public synchronized int spareBytes(long nowNanos) {
        return frames.spareBytes(nowNanos);
    }

    /** The rate at which the packets of a frame follow one another; {@link Long#MAX_VALUE}: whole frames at once. */
    public synchronized long paceBitsPerSecond() {
        return frames.paceBitsPerSecond();
    }

    /** What the network takes, or the ceiling if that is lower; {@link Long#MAX_VALUE} while neither is known. */
    public synchronized long bitsPerSecond() {
        return frames.bitsPerSecond();
    }

    /** Whether frames have to be smaller than they would be at full quality, now or within the last two seconds. */
    public synchronized boolean isLimiting() {
        return frames.isLimiting();
    }

    /** Which share of the losses of late is that of queues that were full, 0-1. */
    public synchronized double congestionShare() {
        return path.congestionShare();
    }
}
