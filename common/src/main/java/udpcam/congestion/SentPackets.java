package udpcam.congestion;

import java.util.Arrays;

/**
 * The newest packets that were sent, in the order in which they left, with what the receiver told about each. A packet's
 * position counts up from 0 and never wraps; older packets than the newest {@link #CAPACITY} are forgotten. Not thread-safe.
 */
final class SentPackets {
    /** More than are under way at 100 Mbit/s and a round trip of 0.5 s. */
    static final int CAPACITY = 8_192;

    private static final int INDEXED =
            2 * CAPACITY; // of each stream's numbers, so that two in flight rarely share a place
    private static final byte UNTOLD = 0;
    private static final byte MISSING = 1;
    private static final byte ARRIVED = 2;

    private final long[] sentNanos = new long[CAPACITY];
    private final long[] delayNanos = new long[CAPACITY];
    private final int[] bytes = new int[CAPACITY];
    private final int[] keys = new int[CAPACITY];
    private final byte[] fates = new byte[CAPACITY];
    private final long[][] positions = new long[CongestionController.STREAMS][INDEXED];
    private long end;
    private long newestArrived = -1;

    SentPackets() {
        for (long[] ofStream : positions) {
            Arrays.fill(ofStream, -1);
        }
    }

    void add(int stream, int sequenceNumber, int size, long nowNanos) {
        int place = place(end);
        sentNanos[place] = nowNanos;
        bytes[place] = size;
        keys[place] = key(stream, sequenceNumber);
        fates[place] = UNTOLD;
        positions[stream][sequenceNumber & (INDEXED - 1)] = end;
        end++;
    }

    /** The position of a packet, or -1 if it is not (or no more) known. */
    long find(int stream, int sequenceNumber) {
        if (stream < 0 || stream >= positions.length) {
            return -1;
        }
        long position = positions[stream][sequenceNumber & (INDEXED - 1)];
        return isKept(position) && keys[place(position)] == key(stream, sequenceNumber) ? position : -1;
    }

    /** The first report counts; what is told again, or taken back, changes nothing. */
    void arrived(long position, long delay) {
        fates[place(position)] = ARRIVED;
        delayNanos[place(position)] = delay;
        newestArrived = Math.max(newestArrived, position);
    }

    void missing(long position) {
        if (fates[place(position)] == UNTOLD) {
            fates[place(position)] = MISSING;
        }
    }

    boolean isKept(long position) {
        return position >= Math.max(0, end - CAPACITY) && position < end;
    }

    boolean hasArrived(long position) {
        return fates[place(position)] == ARRIVED;
    }

    /** Whether all from a position to before another arrived. */
    boolean haveArrived(long first, long beyond) {
        for (long position = first; position < beyond; position++) {
            if (!hasArrived(position)) {
                return false;
            }
        }
        return true;
    }

    boolean isMissing(long position) {
        return fates[place(position)] == MISSING;
    }

    long sentNanos(long position) {
        return sentNanos[place(position)];
    }

    /** From departure by this computer's clock to arrival by the receiver's. */
    long delayNanos(long position) {
        return delayNanos[place(position)];
    }

    int bytes(long position) {
        return bytes[place(position)];
    }

    /** One more than the position of the newest packet. */
    long end() {
        return end;
    }

    /** The position of the newest packet that arrived; -1: none. */
    long newestArrived() {
        return newestArrived;
    }

    private static int place(long position) {
        return (int) (position & (CAPACITY - 1));
    }

    private static int key(int stream, int sequenceNumber) {
        return (stream << 16) | (sequenceNumber & 0xFFFF);
    }
}
