package udpcam.nack;

import udpcam.run.Deadline;

/**
 * When missing packets are due to be asked for. Gaps that open within a millisecond after a request are asked for together, at
 * the latest at the frame's end: feedback is to keep within RTCP's share of the bandwidth (RFC 4585 3.5.3). Called by one
 * thread.
 */
final class NackSchedule {
    private static final long LEAST_SPACING_NANOS = 1_000_000;

    private final LossTable losses;
    private boolean isStale; // the two deadlines below have to be looked for again
    private long firstRequestNanos = Deadline.NEVER; // of the packets that were not asked for yet
    private long repeatNanos = Deadline.NEVER; // of those that were
    private boolean isSpaced; // first requests wait until spacedNanos
    private long spacedNanos;

    NackSchedule(LossTable losses) {
        this.losses = losses;
    }

    /** The table has changed. */
    void changed() {
        isStale = true;
    }

    /** Packets were missed, and are due to be asked for at a time. */
    void missed(long dueNanos) {
        firstRequestNanos = Deadline.earlier(firstRequestNanos, dueNanos);
    }

    /** A request was made; {@code more} packets are due, for which it had no room. */
    void asked(long nowNanos, boolean more) {
        isSpaced = !more;
        spacedNanos = nowNanos + LEAST_SPACING_NANOS;
    }

    /** The frame has ended: what it misses is asked for now. */
    void frameEnds() {
        isSpaced = false;
    }

    /** Whether a missing packet is due. */
    boolean isDue(long number, long nowNanos) {
        boolean waits = isSpaced && losses.tries(number) == 0 && !Deadline.isOver(spacedNanos, nowNanos);
        return !waits && Deadline.isOver(losses.dueNanos(number), nowNanos);
    }

    /** When the next packet is due; {@link Deadline#NEVER} if none is. */
    long nextNanos() {
        if (isStale) {
            isStale = false;
            lookForDeadlines();
        }
        long first = isSpaced ? Deadline.later(firstRequestNanos, spacedNanos) : firstRequestNanos;
        return Deadline.earlier(first, repeatNanos);
    }

    private void lookForDeadlines() {
        firstRequestNanos = Deadline.NEVER;
        repeatNanos = Deadline.NEVER;
        for (long number = losses.firstFrom(0); number < losses.next(); number = losses.firstFrom(number + 1)) {
            if (losses.tries(number) == 0) {
                firstRequestNanos = Deadline.earlier(firstRequestNanos, losses.dueNanos(number));
            } else {
                repeatNanos = Deadline.earlier(repeatNanos, losses.dueNanos(number));
            }
        }
    }
}
