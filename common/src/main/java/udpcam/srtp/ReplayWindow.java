package udpcam.srtp;

import java.util.Arrays;

/**
 * The packet indices that an SSRC has used (the replay list, RFC 3711 3.3.2): the highest one, which is also its roll-over
 * counter and highest sequence number, and which of the {@value #PACKETS} up to it were there. A receiver takes no index twice,
 * and a sender gives none twice.
 */
final class ReplayWindow {
    static final int PACKETS = 1024;

    private final long[] used = new long[PACKETS / Long.SIZE]; // the bit of an index is at its remainder
    private long highest = -1;

    /** -1 if there was none. */
    long highest() {
        return highest;
    }

    /** Whether an index was not used yet, and is not too old to tell. */
    boolean isNew(long index) {
        return index > highest || (covers(index) && (used[word(index)] & bit(index)) == 0);
    }

    /** Whether an index is one of those that it tells of. */
    boolean covers(long index) {
        return index <= highest && highest - index < PACKETS;
    }

    /** Remembers that a new index is used. */
    void add(long index) {
        advance(index);
        used[word(index)] |= bit(index);
    }

    /** Goes on to an index that is known from elsewhere, as if it were the highest; never back. */
    void advance(long index) {
        if (index - highest >= PACKETS) {
            Arrays.fill(used, 0);
        } else {
            for (long skipped = highest + 1; skipped <= index; skipped++) {
                used[word(skipped)] &= ~bit(skipped);
            }
        }
        highest = Math.max(highest, index);
    }

    /** Goes on to an index that is known from elsewhere: none up to it is new any more. Never back. */
    void close(long index) {
        if (index > highest) {
            Arrays.fill(used, -1);
            highest = index;
        }
    }

    private static int word(long index) {
        return (int) (index % PACKETS) / Long.SIZE;
    }

    private static long bit(long index) {
        return 1L << index; // of which the lower 6 bits count
    }
}
