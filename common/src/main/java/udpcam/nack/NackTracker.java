package udpcam.nack;

import udpcam.run.Deadline;

/**
 * Decides when a missing packet is asked for (RFC 4585 3.6): at once if packets came in order so far, after the reorder delay
 * otherwise, and again when no answer came within the timeout; never when the answer would come too late. Where a frame stops,
 * its tail is asked for, too ({@link TailProbe}). Called by one thread.
 */
public final class NackTracker {
    private static final int MOST_TRIES = 5;
    private static final long PARITY_RECENT_NANOS = 200_000_000;
    private static final long PARITY_COMES_NANOS = 8_000_000; // after the gap, in a stream that has parity
    private static final long PARITY_GOES_ON_NANOS = 1_000_000; // more parity may follow within

    private final LossTable losses = new LossTable();
    private final NackSchedule schedule = new NackSchedule(losses);
    private final RoundTripEstimator roundTrip = new RoundTripEstimator();
    private final ReorderDelay reorderDelay = new ReorderDelay();
    private final TailProbe tail;
    private boolean begun;
    private boolean hasParity;
    private long parityNanos; // when parity came last

    /** {@code probesTails}: whether the tails of frames that stop are asked for. */
    public NackTracker(boolean probesTails) {
        tail = new TailProbe(probesTails);
    }

    /** Begins another stream; nothing that was measured of the one before holds for it. */
    public void begin(boolean probesTails) {
        clear();
        roundTrip.clear();
        reorderDelay.clear();
        tail.begin(probesTails);
    }

    /** A packet came in its own right; it may be the last one of its frame. */
    public void received(long number, boolean isLast, long nowNanos) {
        if (!begun) {
            begun = true;
            losses.begin(number);
        }
        sentUpTo(number, nowNanos);
        if (number == losses.next() - 1) {
            tail.reached(number, isLast, reorderDelay.nanos(), nowNanos);
        }
        if (isLast) {
            schedule.frameEnds();
        }
        if (losses.wasMissed(number)) {
            reorderDelay.late(nowNanos - losses.sinceNanos(number));
            schedule.changed();
        }
        losses.came(number);
        losses.advance();
    }

    /** Packets up to a number were sent: those that are not known of are missing. */
    public void sentUpTo(long number, long nowNanos) {
        if (!begun || number < losses.next()) {
            return;
        }
        long dueNanos = nowNanos + Math.max(reorderDelay.nanos(), parityIn(nowNanos));
        while (losses.next() <= number) {
            losses.add(nowNanos, dueNanos);
        }
        schedule.missed(dueNanos);
    }

    /**
     * Parity came for packets up to a number: packets that it does not repair are asked for when no more of it comes.
     *
     * @param endsFrame whether it tells that the frame has ended
     */
    public void parity(long upTo, boolean endsFrame, long nowNanos) {
        hasParity = true;
        parityNanos = nowNanos;
        sentUpTo(upTo, nowNanos);
        if (endsFrame) {
            tail.ends();
        }
        long last = Math.min(upTo, losses.next() - 1);
        for (long number = losses.firstFrom(0); number <= last; number = losses.firstFrom(number + 1)) {
            if (losses.tries(number) == 0) {
                long lateNanos = losses.sinceNanos(number) + reorderDelay.nanos();
                losses.setDue(number, Deadline.later(nowNanos + PARITY_GOES_ON_NANOS, lateNanos));
            }
        }
        schedule.changed();
    }

    /** A retransmission came, perhaps of a packet that nothing else has told of; it may be the last one of its frame. */
    public void sentAgain(long number, boolean isLast, long nowNanos) {
        if (losses.wasMissed(number) && losses.askedNanos(number) != Deadline.NEVER) { // in time or not
            roundTrip.answeredAfter(nowNanos - losses.askedNanos(number));
        }
        if (number >= losses.next() && tail.covers(number)) {
            sentUpTo(number, nowNanos);
            tail.answered(isLast, nowNanos);
            if (isLast) {
                schedule.frameEnds();
            }
        }
    }

    /** How long to wait for parity that may make a request needless. */
    private long parityIn(long nowNanos) {
        return hasParity && nowNanos - parityNanos < PARITY_RECENT_NANOS ? PARITY_COMES_NANOS : 0;
    }

    /** A packet is there again: {@code resent} on request, or else rebuilt from parity. */
    public void repaired(long number, boolean resent, long nowNanos) {
        if (!contains(number)) {
            return;
        }
        if (resent) {
            roundTrip.answered();
            if (losses.tries(number) == 1) { // of more requests it is not known which was answered (RFC 6298 3)
                roundTrip.measured(nowNanos - losses.askedNanos(number));
            }
        }
        losses.remove(number);
        losses.advance();
        schedule.changed();
    }

    /** A frame is done: packets up to a number are of no use any more. */
    public void giveUpTo(long number) {
        losses.removeUpTo(number);
        reorderDelay.fade();
        tail.fade();
        schedule.changed();
    }

    /** The time to wait for a packet that others may only have overtaken. */
    public long reorderNanos() {
        return reorderDelay.nanos();
    }

    /** Whether the sender answers requests, but takes more than half of a frame interval for it. */
    public boolean answersLate(long frameIntervalNanos) {
        return roundTrip.answersLaterThan(frameIntervalNanos / 2);
    }

    /** The stream begins anew. */
    public void clear() {
        begun = false;
        hasParity = false;
        losses.begin(0);
        tail.clear();
        schedule.frameEnds();
        schedule.changed();
    }

    /**
     * Gives the packets that are to be asked for now, and where a frame stops the ones that should follow; they count as asked
     * for.
     *
     * @param usefulNanos how long from when it was missed a packet is of use
     * @param numbers takes their numbers, ascending
     * @return how many there are
     */
    public int due(long nowNanos, long usefulNanos, long[] numbers) {
        if (!Deadline.isOver(nextNanos(), nowNanos)) {
            return 0;
        }
        boolean isSilent = roundTrip.isUnanswered();
        int count = dueOfGaps(nowNanos, usefulNanos, isSilent, numbers);
        if (tail.isDue(nowNanos)) {
            if (isSilent || roundTrip.meanNanos() >= usefulNanos) {
                tail.ends();
            } else {
                count = dueOfTail(nowNanos, numbers, count);
            }
        }
        if (count > 0) {
            schedule.asked(nowNanos, count == numbers.length);
        }
        return count;
    }

    private int dueOfGaps(long nowNanos, long usefulNanos, boolean isSilent, long[] numbers) {
        int count = 0;
        boolean useful = false;
        boolean tooSlow = false;
        long end = losses.next();
        for (long number = losses.firstFrom(0);
                number < end && count < numbers.length;
                number = losses.firstFrom(number + 1)) {
            int tries = losses.tries(number);
            if (!schedule.isDue(number, nowNanos)) {
                continue;
            }
            long leftNanos = usefulNanos - (nowNanos - losses.sinceNanos(number));
            boolean inTime = tries < MOST_TRIES && leftNanos > roundTrip.meanNanos();
            useful |= inTime;
            tooSlow |= tries == 0 && leftNanos > 0 && !inTime;
            if (!inTime || isSilent) {
                losses.setDue(number, Deadline.NEVER);
                continue;
            }
            ask(number, tries, nowNanos);
            numbers[count++] = number;
        }
        schedule.changed();
        roundTrip.wereDue(useful, tooSlow);
        return count;
    }

    private void ask(long number, int tries, long nowNanos) {
        if (tries > 0) {
            roundTrip.backOff(nowNanos - losses.askedNanos(number));
        }
        losses.asked(number, nowNanos, nowNanos + roundTrip.timeoutNanos());
    }

    private int dueOfTail(long nowNanos, long[] numbers, int count) {
        int end = Math.min(numbers.length, count + tail.packets());
        for (int i = count; i < end; i++) {
            numbers[i] = losses.next() + i - count;
        }
        tail.asked(losses.next() + end - count - 1, roundTrip.timeoutNanos(), nowNanos);
        return end;
    }

    /** When {@link #due} has something to do next; {@link Deadline#NEVER} if nothing. */
    public long nextNanos() {
        return Deadline.earlier(tail.nanos(), schedule.nextNanos());
    }

    /** Whether a packet between two numbers, both included, is asked for or is going to be, and may still come. */
    public boolean isAwaited(long from, long to) {
        long last = Math.min(to, losses.next() - 1);
        for (long number = losses.firstFrom(from); number <= last; number = losses.firstFrom(number + 1)) {
            if (!losses.isGivenUp(number)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a packet is missing, and was not given up. */
    public boolean contains(long number) {
        return begun && losses.isMissing(number);
    }
}
