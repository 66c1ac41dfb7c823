package udpcam.fec;

import java.util.Arrays;

/**
 * Which packets of a stream are missing, and when to ask for them again (RFC 4585 3.6): at once, unless packets have been
 * seen to come out of turn, and once more when an answer is overdue; not when it could not come in time. Called by one thread.
 */
public final class MissingPackets {
    /** So many packets back it looks. */
    private static final int WINDOW = 1 << 10;

    private static final byte THERE = -1;
    private static final byte GONE = -2; // repaired or given up: if it comes yet, it was not lost
    private static final int MOST_TRIES = 5;
    private static final long NEVER = Long.MAX_VALUE;
    private static final long ANSWER_SLACK_NANOS = 2_000_000;
    private static final long OVERDUE_AT_FIRST_NANOS = 10_000_000;
    private static final long MOST_DISORDER_NANOS = 25_000_000;
    private static final int DISORDER_FADES = 64; // away with so many frames
    private static final long PARITY_RECENT_NANOS = 200_000_000;
    private static final long PARITY_COMES_NANOS = 8_000_000; // behind its frame, in which something was missed
    private static final long PARITY_GOES_ON_NANOS = 1_000_000;
    private static final double NEWEST_SHARE = 1 / 8.0; // in the mean round trip, as RFC 6298 2.3 has it
    private static final int MOST_UNANSWERED = 64; // times that something was asked for: then nobody answers

    private final byte[] tries = new byte[WINDOW]; // THERE, GONE, or how often it was asked for
    private final long[] sinceNanos = new long[WINDOW]; // missing
    private final long[] askedNanos = new long[WINDOW]; // last
    private final long[] nextNanos = new long[WINDOW]; // to ask, again, or to give up
    private long lowest; // all before are there, or given up
    private long next; // behind the highest that is known of
    private boolean begun;
    private int missing;
    private int unanswered;
    private long roundTripNanos;
    private long overdueNanos = OVERDUE_AT_FIRST_NANOS; // from asking on
    private long disorderNanos;
    private boolean hasParity;
    private long parityNanos; // when it came last

    public MissingPackets() {
        Arrays.fill(tries, THERE);
    }

    /** A packet came in its own right. */
    public void received(long number, long nowNanos) {
        if (!begun) {
            begun = true;
            lowest = number;
            next = number;
        }
        sentUpTo(number, nowNanos);
        if (number < next - WINDOW) {
            return;
        }
        long age = tries[index(number)] == THERE ? 0 : age(number, nowNanos); // behind ones that were sent later
        if (age > 0 && age < MOST_DISORDER_NANOS) { // more is as bad as a loss
            disorderNanos = Math.min(MOST_DISORDER_NANOS, Math.max(disorderNanos, 2 * age));
        }
        abandon(number);
        tries[index(number)] = THERE;
        advance();
    }

    /** Packets up to a number were sent; those that are not known of are missing. */
    public void sentUpTo(long number, long nowNanos) {
        if (!begun) {
            return;
        }
        for (; next <= number; next++) {
            if (next - lowest == WINDOW) {
                abandon(lowest++);
            }
            tries[index(next)] = 0;
            sinceNanos[index(next)] = nowNanos;
            nextNanos[index(next)] = nowNanos + Math.max(disorderNanos, parityIn(nowNanos));
            missing++;
        }
    }

    /** Parity came for packets up to a number: those that it does not repair are asked for when no more of it comes. */
    public void parity(long upTo, long nowNanos) {
        hasParity = true;
        parityNanos = nowNanos;
        sentUpTo(upTo, nowNanos);
        for (long number = lowest; missing > 0 && number <= upTo && number < next; number++) {
            int i = index(number);
            if (tries[i] == 0) {
                nextNanos[i] = Math.max(nowNanos + PARITY_GOES_ON_NANOS, sinceNanos[i] + disorderNanos);
            }
        }
    }

    /** How long to wait for parity that may make a request needless. */
    private long parityIn(long nowNanos) {
        return hasParity && nowNanos - parityNanos < PARITY_RECENT_NANOS ? PARITY_COMES_NANOS : 0;
    }

    /** A packet is there again: {@code resent} on request, or rebuilt from parity. */
    public void repaired(long number, boolean resent, long nowNanos) {
        if (!contains(number)) {
            return;
        }
        if (resent) {
            unanswered = 0;
            if (tries[index(number)] == 1) { // else it is not known which of them was answered (RFC 6298 3)
                learn(nowNanos - askedNanos[index(number)]);
            }
        }
        abandon(number);
        advance();
    }

    /** Packets up to a number are of no use any more. */
    public void giveUpTo(long number) {
        while (lowest <= number && lowest < next) {
            abandon(lowest++);
        }
        disorderNanos -= disorderNanos / DISORDER_FADES;
    }

    /** How much later than ones that were sent behind them packets come of late. */
    public long disorderNanos() {
        return disorderNanos;
    }

    /** The stream begins anew. */
    public void clear() {
        begun = false;
        hasParity = false;
        missing = 0;
        Arrays.fill(tries, THERE);
    }

    /**
     * Gives the packets that are to be asked for now; they count as asked for.
     *
     * @param patienceNanos how long from when it was missed a packet is of use
     * @param numbers takes their numbers, ascending
     * @return how many there are
     */
    public int due(long nowNanos, long patienceNanos, long[] numbers) {
        int count = 0;
        boolean inVain = isInVain();
        boolean wanted = false;
        for (long number = lowest; missing > 0 && number < next && count < numbers.length; number++) {
            int i = index(number);
            if (tries[i] < 0 || nextNanos[i] == NEVER || nextNanos[i] - nowNanos > 0) {
                continue;
            }
            boolean ofUse = tries[i] < MOST_TRIES && age(number, nowNanos) + roundTripNanos < patienceNanos;
            wanted |= ofUse;
            if (!ofUse || inVain) {
                nextNanos[i] = NEVER;
                continue;
            }
            ask(i, nowNanos);
            numbers[count++] = number;
        }
        unanswered += wanted ? 1 : 0;
        return count;
    }

    private void ask(int i, long nowNanos) {
        if (tries[i] > 0) { // it may just take longer: with each try more is waited (RFC 6298 5.5)
            overdueNanos = Math.max(overdueNanos, (nowNanos - askedNanos[i]) * 5 / 4);
        }
        tries[i]++;
        askedNanos[i] = nowNanos;
        nextNanos[i] = nowNanos + overdueNanos;
    }

    /** When {@link #due} has something to do next; {@link Long#MAX_VALUE} if nothing. */
    public long nextNanos() {
        long soonest = NEVER;
        for (long number = lowest; missing > 0 && number < next; number++) {
            if (tries[index(number)] >= 0) {
                soonest = Math.min(soonest, nextNanos[index(number)]);
            }
        }
        return soonest;
    }

    /** Whether a packet between two numbers, both included, was asked for and may still come. */
    public boolean isAwaited(long from, long to) {
        for (long number = Math.max(from, lowest); missing > 0 && number <= to && number < next; number++) {
            int i = index(number);
            if (tries[i] > 0 && nextNanos[i] != NEVER) {
                return true;
            }
        }
        return false;
    }

    /** Whether a packet is missing, and was not given up. */
    public boolean contains(long number) {
        return begun && number >= lowest && number < next && tries[index(number)] >= 0;
    }

    private long age(long number, long nowNanos) {
        return nowNanos - sinceNanos[index(number)];
    }

    private void advance() {
        while (lowest < next && tries[index(lowest)] < 0) {
            lowest++;
        }
    }

    private void abandon(long number) {
        if (tries[index(number)] >= 0) {
            tries[index(number)] = GONE;
            missing--;
        }
    }

    private void learn(long sampleNanos) {
        roundTripNanos += roundTripNanos == 0 ? sampleNanos : (long) ((sampleNanos - roundTripNanos) * NEWEST_SHARE);
        overdueNanos = roundTripNanos + roundTripNanos / 2 + ANSWER_SLACK_NANOS;
    }

    /** Nobody has answered for long: one time of many is asked, in case that somebody will. */
    private boolean isInVain() {
        return unanswered > MOST_UNANSWERED && unanswered % MOST_UNANSWERED != 0;
    }

    private static int index(long number) {
        return (int) number & (WINDOW - 1);
    }
}
