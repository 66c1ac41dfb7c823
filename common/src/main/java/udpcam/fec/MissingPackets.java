package udpcam.fec;

import java.util.Arrays;

/**
 * Which packets of a stream are missing, and when to ask for them again (RFC 4585 3.6): at once, unless packets have been
 * seen to come out of turn, and once more when an answer is overdue; not when it could not come in time. When a frame does not
 * go on, its end is asked for, too ({@link TailProbe}). Called by one thread.
 */
public final class MissingPackets {
    /** So many packets back it looks. */
    private static final int WINDOW = 1 << 10;

    private static final byte THERE = -1;
    private static final byte GONE = -2; // repaired or given up: if it comes yet, it was not lost
    private static final int MOST_TRIES = 5;
    private static final long NEVER = Long.MAX_VALUE;
    private static final long PARITY_RECENT_NANOS = 200_000_000;
    private static final long PARITY_COMES_NANOS = 8_000_000; // behind its frame, in which something was missed
    private static final long PARITY_GOES_ON_NANOS = 1_000_000;

    private final byte[] tries = new byte[WINDOW]; // THERE, GONE, or how often it was asked for
    private final long[] sinceNanos = new long[WINDOW]; // missing
    private final long[] askedNanos = new long[WINDOW]; // last
    private final long[] nextNanos = new long[WINDOW]; // to ask, again, or to give up
    private long lowest; // all before are there, or given up
    private long next; // behind the highest that is known of
    private boolean begun;
    private int missing;
    private final Answers answers = new Answers();
    private final Disorder disorder = new Disorder();
    private final TailProbe tail;
    private boolean hasParity;
    private long parityNanos; // of the last

    /** {@code ofEnds}: whether the ends of frames that do not go on are asked for. */
    public MissingPackets(boolean ofEnds) {
        tail = new TailProbe(ofEnds);
        Arrays.fill(tries, THERE);
    }

    /** A packet came in its own right; it may be the last one of its frame. */
    public void received(long number, boolean isLast, long nowNanos) {
        if (!begun) {
            begun = true;
            lowest = number;
            next = number;
        }
        sentUpTo(number, nowNanos);
        if (number == next - 1) {
            tail.reached(number, isLast, disorder.nanos(), nowNanos);
        }
        if (number < next - WINDOW) {
            return;
        }
        if (tries[index(number)] != THERE) {
            disorder.late(age(number, nowNanos));
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
            nextNanos[index(next)] = nowNanos + Math.max(disorder.nanos(), parityIn(nowNanos));
            missing++;
        }
    }

    /** Parity came for packets up to a number: those that it does not repair are asked for when no more of it comes. */
    public void parity(long upTo, long nowNanos) {
        hasParity = true;
        parityNanos = nowNanos;
        sentUpTo(upTo, nowNanos);
        tail.ends();
        for (long number = lowest; missing > 0 && number <= upTo && number < next; number++) {
            int i = index(number);
            if (tries[i] == 0) {
                nextNanos[i] = Math.max(nowNanos + PARITY_GOES_ON_NANOS, sinceNanos[i] + disorder.nanos());
            }
        }
    }

    /** A packet was sent again, perhaps one of which nothing else has told; it may be the last one of its frame. */
    public void sentAgain(long number, boolean isLast, long nowNanos) {
        if (number >= next && tail.covers(number)) {
            sentUpTo(number, nowNanos);
            tail.answered(isLast, nowNanos);
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
            answers.came();
            if (tries[index(number)] == 1) { // else it is not known which of them was answered (RFC 6298 3)
                answers.took(nowNanos - askedNanos[index(number)]);
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
        disorder.fade();
        tail.fade();
    }

    /** How much later than ones that were sent behind them packets come of late. */
    public long disorderNanos() {
        return disorder.nanos();
    }

    /** The stream begins anew. */
    public void clear() {
        begun = false;
        hasParity = false;
        missing = 0;
        tail.clear();
        Arrays.fill(tries, THERE);
    }

    /**
     * Gives the packets that are to be asked for now, and where a frame may have lost its end the ones behind it; they count as
     * asked for.
     *
     * @param patienceNanos how long from when it was missed a packet is of use
     * @param numbers takes their numbers, ascending
     * @return how many there are
     */
    public int due(long nowNanos, long patienceNanos, long[] numbers) {
        int count = 0;
        boolean inVain = answers.areInVain();
        boolean wanted = false;
        boolean tooSlow = false;
        for (long number = lowest; missing > 0 && number < next && count < numbers.length; number++) {
            int i = index(number);
            if (tries[i] < 0 || nextNanos[i] == NEVER || nextNanos[i] - nowNanos > 0) {
                continue;
            }
            long left = patienceNanos - age(number, nowNanos);
            boolean ofUse = tries[i] < MOST_TRIES && left > answers.meanNanos();
            wanted |= ofUse;
            tooSlow |= tries[i] == 0 && left > 0 && !ofUse;
            if (!ofUse || inVain) {
                nextNanos[i] = NEVER;
                continue;
            }
            ask(i, nowNanos);
            numbers[count++] = number;
        }
        answers.wereDue(wanted, tooSlow);
        return dueOfTail(nowNanos, !inVain && answers.meanNanos() < patienceNanos, numbers, count);
    }

    private int dueOfTail(long nowNanos, boolean isOfUse, long[] numbers, int count) {
        if (!tail.isDue(nowNanos)) {
            return count;
        }
        if (!isOfUse) {
            tail.ends();
            return count;
        }
        int end = Math.min(numbers.length, count + tail.packets());
        for (int i = count; i < end; i++) {
            numbers[i] = next + i - count;
        }
        tail.asked(next + end - count - 1, answers.overdueNanos(), nowNanos);
        return end;
    }

    private void ask(int i, long nowNanos) {
        if (tries[i] > 0) {
            answers.areOverdue(nowNanos - askedNanos[i]);
        }
        tries[i]++;
        askedNanos[i] = nowNanos;
        nextNanos[i] = nowNanos + answers.overdueNanos();
    }

    /** When {@link #due} has something to do next; {@link Long#MAX_VALUE} if nothing. */
    public long nextNanos() {
        long soonest = tail.nanos();
        for (long number = lowest; missing > 0 && number < next; number++) {
            if (tries[index(number)] >= 0) {
                soonest = Math.min(soonest, nextNanos[index(number)]);
            }
        }
        return soonest;
    }

    /** Whether a packet between two numbers, both included, is asked for, or is going to be, and may still come. */
    public boolean isAwaited(long from, long to) {
        for (long number = Math.max(from, lowest); missing > 0 && number <= to && number < next; number++) {
            int i = index(number);
            if (tries[i] >= 0 && nextNanos[i] != NEVER) {
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

    private static int index(long number) {
        return (int) number & (WINDOW - 1);
    }
}
