package udpcam.packets;

/**
 * How far into a frame a packet of a stream may belong. A fragment offset claims that much memory for a few bytes, so it is
 * believed only as far as the packets missing before it may reach, and no farther than what the stream has brought in all, and
 * some at the beginning: a sender makes a receiver hold no more than it sends. Called by one thread.
 */
public final class OffsetBound {
    private static final int USUAL_BYTES = 1500; // of data in a packet, for streams whose first packets are short
    private static final int FIRST_BYTES = 1 << 17; // two of the largest datagrams
    private static final int FIRST_PACKETS = 1 << 6;

    private int largestBytes = USUAL_BYTES;
    private long bytes;
    private long packets;

    /** A packet came. */
    public void came(int dataBytes) {
        packets++;
        bytes += dataBytes;
        largestBytes = Math.max(largestBytes, dataBytes);
    }

    /** How many packets before one that came may belong to the same frame. */
    public long packetsBefore() {
        return FIRST_PACKETS + packets;
    }

    /** Whether data may belong at an offset, if that many packets of the frame may come before them. */
    public boolean allows(int offset, long packetsBefore) {
        return offset <= Math.min(packetsBefore * largestBytes, FIRST_BYTES + bytes);
    }

    /** The stream begins anew. */
    public void clear() {
        largestBytes = USUAL_BYTES;
        bytes = 0;
        packets = 0;
    }
}
