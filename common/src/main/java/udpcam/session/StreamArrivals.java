package udpcam.session;

import java.util.Arrays;
import udpcam.rtcp.CongestionFeedback;
import udpcam.rtp.SerialNumber;

/**
 * When the packets of one SSRC came, as far as the sender is still to be told. Each is told of twice, so that a lost message
 * does no harm and a late packet is no lost one. Called by one thread at a time.
 */
final class StreamArrivals implements CongestionFeedback.Arrivals {
    /** The most packets that one message tells of: the newest ones, told of before or not. */
    static final int MOST_TOLD = 320;

    /** The same of a stream that repairs another one: three streams fit into one small datagram. */
    static final int MOST_REPAIR_TOLD = 120;

    /** The least packets that one message tells of: a packet that fewer overtook is told of when it comes. */
    static final int LEAST_TOLD = 32;

    /** A message tells of this multiple of the packets that overtook another one, since messages overtake each other, too. */
    private static final int OVERTAKEN_TIMES = 3;

    private static final int FADE_SHARE = 64; // with each message a 64th of the overtaking packets is forgotten

    private static final int KEPT = 512; // a power of two

    private final long[] arrivals = new long[KEPT]; // by number; those below first do not count
    private int ssrc;
    private int mostTold;
    private int overtaking; // the most packets that came before an older one, of late
    private boolean begun;
    private long highest;
    private long first; // that is told of next, and
    private long firstUntold; // that was not told of yet

    /** Begins the stream of an SSRC; {@code isRepair}: it repairs another one. */
    void begin(int newSsrc, boolean isRepair) {
        ssrc = newSsrc;
        mostTold = isRepair ? MOST_REPAIR_TOLD : MOST_TOLD;
        overtaking = 0;
        begun = false;
    }

    /** A packet came; returns whether it is news. */
    boolean came(int sequenceNumber, long nowNanos) {
        long number = begun ? SerialNumber.extend(highest, sequenceNumber) : sequenceNumber + (1 << 16);
        if (!begun || Math.abs(number - highest) >= KEPT) { // the sender began anew, or lost too much to be told
            begun = true;
            Arrays.fill(arrivals, CongestionFeedback.NOT_RECEIVED);
            highest = number;
            first = number;
            firstUntold = number;
        }
        for (; highest < number; highest++) {
            arrivals[index(highest + 1)] = CongestionFeedback.NOT_RECEIVED;
        }
        first = Math.max(first, highest - mostTold + 1);
        firstUntold = Math.max(firstUntold, first);
        if (arrivals[index(number)] != CongestionFeedback.NOT_RECEIVED) {
            return false;
        }
        arrivals[index(number)] = nowNanos;
        overtaking = Math.max(overtaking, (int) (highest - number));
        return number >= first;
    }

    /** All there is was told: the next time it is told of the packets since the time before. */
    void told() {
        int least = Math.min(mostTold, Math.max(LEAST_TOLD, OVERTAKEN_TIMES * overtaking));
        overtaking -= (overtaking + FADE_SHARE - 1) / FADE_SHARE; // down to none
        first = Math.max(first, Math.min(firstUntold, highest + 1 - least));
        firstUntold = highest + 1;
    }

    private static int index(long number) {
        return (int) number & (KEPT - 1);
    }

    @Override
    public int ssrc() {
        return ssrc;
    }

    @Override
    public long first() {
        return first;
    }

    @Override
    public int count() {
        return begun ? (int) (highest - first + 1) : 0;
    }

    @Override
    public long nanos(int index) {
        return arrivals[index(first + index)];
    }
}
