package udpcam.congestion;

/** How much of the network a stream may use, from what is sent and what receivers say of it. Any thread may call it. */
public interface StreamLimit {
    /** The first packet of a frame follows. */
    void beginFrame(long nowNanos);

    /**
     * A packet was sent.
     *
     * @param stream 0 to {@link CongestionController#STREAMS} - 1
     * @param sequenceNumber of which the lower 16 bits count
     * @param bytes on the wire, headers of IP and UDP included
     */
    void sent(int stream, int sequenceNumber, int bytes, long nowNanos);

    /** The last packet of a frame was sent. */
    void endFrame();

    /**
     * What the next frame may have on the wire, parity and retransmissions included. To be asked once for each picture, or again
     * when it is encoded again.
     *
     * @param wantedBytes what the frame would have at full quality
     * @param leastBytes at least this the frame may have, even if the network takes less, but no more than the ceiling; 0: no such minimum
     * @return bytes; {@link Integer#MAX_VALUE}: as much as it wants; 0: the frame is to be left out
     */
    int budget(int wantedBytes, int leastBytes, long nowNanos);

    /** Bytes that parity and retransmissions may have beside the frame now; {@link Integer#MAX_VALUE} without congestion. */
    int spareBytes(long nowNanos);

    /** The rate at which the packets of a frame follow one another; {@link Long#MAX_VALUE}: whole frames at once. */
    long paceBitsPerSecond();

    /** What the network takes, or the ceiling if that is lower; {@link Long#MAX_VALUE} while neither is known. */
    long bitsPerSecond();

    /** Whether frames have to be smaller than they would be at full quality, now or within the last two seconds. */
    boolean isLimiting();

    /** Which share of the losses of late is that of queues that were full, 0-1. */
    double congestionShare();
}
