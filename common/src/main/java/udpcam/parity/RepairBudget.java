package udpcam.parity;

/**
 * Bounds the bytes that repair a stream, over any ten frames, by the bytes of the stream itself. So a forged receiver can at
 * the most double what its victim is sent. Any thread may call it.
 */
final class RepairBudget {
    /** The budget of a frame that did not need it is kept for the next ones, to repair a burst of losses. */
    private static final int FRAMES = 10;

    private final long[] lefts =
            new long[FRAMES]; // the bytes that each of the last frames earned, less those spent meanwhile
    private int frame; // the one under way
    private long left; // of all of them

    /** A packet of the stream is sent. */
    synchronized void earn(int packetBytes) {
        add(packetBytes);
    }

    /** All packets of a frame are sent. */
    synchronized void endFrame() {
        frame = (frame + 1) % FRAMES;
        add(-lefts[frame]); // it was ten frames ago
    }

    /** Whether a packet that repairs may be sent; then it counts. */
    synchronized boolean spend(int packetBytes) {
        boolean enough = packetBytes <= left;
        if (enough) {
            add(-packetBytes);
        }
        return enough;
    }

    private void add(long bytes) {
        lefts[frame] += bytes;
        left += bytes;
    }
}
