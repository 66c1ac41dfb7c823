package udpcam.nack;

import java.util.Arrays;
import udpcam.run.Deadline;

/**
 * The packets of a stream that are missing, by their extended sequence numbers, and what is known of each. A ring of the latest
 * numbers: it grows with the gaps of the stream, up to half the space of RTP's sequence numbers, beyond which numbers are
 * ambiguous. Called by one thread.
 */
final class LossTable {
    static final int MOST_PACKETS = 1 << 15;

    private static final int FIRST_PACKETS = 1 << 8;
    private static final int MOST_IDLE_PACKETS = 1 << 10; // that a table keeps when its stream ends
    private static final byte THERE = -1;
    private static final byte GONE = -2; // repaired or given up: if it still comes, it was late and not lost

    private byte[] tries; // how often a missing packet was asked for; THERE or GONE of others
    private long[] sinceNanos; // when it was missed
    private long[] askedNanos; // when it was asked for last, or NEVER
    private long[] nextNanos; // when it is due to be asked for; NEVER once it is given up
    private long[] missingBits; // one bit a packet, so that a search skips 64 packets at once
    private long lowest; // no packet before it is missing
    private long next; // behind the highest number that is known of
    private int count; // of the packets that are missing

    LossTable() {
        allocate(FIRST_PACKETS);
    }

    private void allocate(int packets) {
        tries = new byte[packets];
        Arrays.fill(tries, THERE);
        sinceNanos = new long[packets];
        askedNanos = new long[packets];
        nextNanos = new long[packets];
        missingBits = new long[packets / Long.SIZE];
    }

    /** Begins a stream whose first packet has a number. */
    void begin(long number) {
        if (tries.length > MOST_IDLE_PACKETS) {
            allocate(FIRST_PACKETS);
        } else {
            Arrays.fill(tries, THERE);
            Arrays.fill(missingBits, 0);
        }
        lowest = number;
        next = number;
        count = 0;
    }

    /** The number behind the highest that is known of. */
    long next() {
        return next;
    }

    /** The next number was sent and has not come: it is missing. */
    void add(long nowNanos, long dueNanos) {
        if (next - lowest == tries.length) {
            makeRoom();
        }
        int i = index(next);
        tries[i] = 0;
        sinceNanos[i] = nowNanos;
        askedNanos[i] = Deadline.NEVER;
        nextNanos[i] = dueNanos;
        missingBits[i / Long.SIZE] |= 1L << i;
        count++;
        next++;
    }

    private void makeRoom() {
        if (tries.length < MOST_PACKETS) {
            grow();
        } else {
            remove(lowest);
            lowest++;
        }
    }

    private void grow() {
        byte[] oldTries = tries;
        long[] oldSince = sinceNanos;
        long[] oldAsked = askedNanos;
        long[] oldNext = nextNanos;
        allocate(2 * oldTries.length);
        for (long number = next - oldTries.length; number < next; number++) {
            int from = (int) number & (oldTries.length - 1);
            int to = index(number);
            tries[to] = oldTries[from];
            sinceNanos[to] = oldSince[from];
            askedNanos[to] = oldAsked[from];
            nextNanos[to] = oldNext[from];
            missingBits[to / Long.SIZE] |= oldTries[from] >= 0 ? 1L << to : 0;
        }
    }

    /** A packet is there again or of no use any more; if it still comes, {@link #wasMissed} tells. */
    void remove(long number) {
        if (isMissing(number)) {
            int i = index(number);
            tries[i] = GONE;
            missingBits[i / Long.SIZE] &= ~(1L << i);
            count--;
        }
    }

    /** A packet came in its own right. */
    void came(long number) {
        if (isKnown(number)) {
            remove(number);
            tries[index(number)] = THERE;
        }
    }

    /** Whether a packet that comes now was missed before. */
    boolean wasMissed(long number) {
        return isKnown(number) && tries[index(number)] != THERE;
    }

    private boolean isKnown(long number) {
        return number < next && number >= next - tries.length;
    }

    boolean isMissing(long number) {
        return number >= lowest && number < next && tries[index(number)] >= 0;
    }

    /** The first missing packet from a number on; {@link #next} if there is none. */
    long firstFrom(long from) {
        long number = Math.max(from, lowest);
        while (count > 0 && number < next) {
            int i = index(number);
            long bits = missingBits[i / Long.SIZE] >>> i; // shifts by i modulo 64
            if (bits != 0) {
                return Math.min(next, number + Long.numberOfTrailingZeros(bits));
            }
            number += Long.SIZE - i % Long.SIZE;
        }
        return next;
    }

    /** No packet up to a number is of use any more. */
    void removeUpTo(long number) {
        for (long one = firstFrom(lowest); one <= number && one < next; one = firstFrom(one + 1)) {
            remove(one);
        }
        lowest = Math.max(lowest, Math.min(number + 1, next));
    }

    /** Forgets the numbers below the first missing one. */
    void advance() {
        lowest = firstFrom(lowest);
    }

    /** How often a missing packet was asked for. */
    int tries(long number) {
        return tries[index(number)];
    }

    /** When a missing packet is due to be asked for. */
    long dueNanos(long number) {
        return nextNanos[index(number)];
    }

    void setDue(long number, long dueNanos) {
        nextNanos[index(number)] = dueNanos;
    }

    /** Whether a missing packet will not be asked for any more. */
    boolean isGivenUp(long number) {
        return nextNanos[index(number)] == Deadline.NEVER;
    }

    /** When a packet was missed. */
    long sinceNanos(long number) {
        return sinceNanos[index(number)];
    }

    /** When a packet that {@link #wasMissed} was asked for last; {@link Deadline#NEVER} if it was not. */
    long askedNanos(long number) {
        return askedNanos[index(number)];
    }

    /** A missing packet is asked for now, and is due again at a time. */
    void asked(long number, long nowNanos, long againNanos) {
        int i = index(number);
        tries[i]++;
        askedNanos[i] = nowNanos;
        nextNanos[i] = againNanos;
    }

    private int index(long number) {
        return (int) number & (tries.length - 1);
    }
}
