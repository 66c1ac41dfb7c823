package udpcam.fec;

/**
 * Holds what repairs a stream to the bytes of the stream itself, whatever a receiver says: nobody can have more than twice
 * as much sent to a victim, over any ten frames, as was to be sent anyway. Any thread may call it.
 */
final class RepairBudget {
    /** What was not needed for one frame is kept for the next ones, so that a burst of losses can be repaired. */
    private static final int FRAMES = 10;

    private final long[] lefts = new long[FRAMES]; // what each of the last frames earned, less what was spent meanwhile
    private int frame; // the one under way
    private long left; // of all of them

    /** A packet of the stream goes. */
    synchronized void earn(int packetBytes) {
        add(packetBytes);
    }

    /** All packets of a frame are gone. */
    synchronized void endFrame() {
        frame = (frame + 1) % FRAMES;
        add(-lefts[frame]); // it was ten frames ago
    }

    /** Whether a packet that repairs may go; then it counts. */
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
