package udpcam.parity;

/**
 * How the packets of a frame are grouped for parity. A group is at most 512 consecutive packets in up to four interleaved
 * blocks: each block takes every fourth packet, so that a burst of losses is spread over four blocks, and has at most 128
 * packets, since the code has 256 symbols of which up to a half is parity. A frame of more packets has several groups, and the
 * parity of each leaves as soon as its packets have: parity behind 2,000 packets would come too late for the first ones.
 */
public final class ParityGroup {
    /** The most packets of a block. */
    static final int ROWS = 128;

    /** The most blocks of a group. */
    static final int COLUMNS = 4;

    /** The most packets of a group. */
    static final int PACKETS = ROWS * COLUMNS;

    private ParityGroup() {}

    /** How many blocks a group has. */
    static int columns(int packets) {
        return (packets + ROWS - 1) / ROWS;
    }

    /** Whether the parity of a block tells that its frame has ended: it leaves within the frame for full groups alone. */
    public static boolean endsFrame(int columns, int rows) {
        return columns != COLUMNS || rows != ROWS;
    }
}
