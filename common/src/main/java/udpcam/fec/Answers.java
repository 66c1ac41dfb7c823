package udpcam.fec;

/**
 * Whether packets that are asked for come, how long they take, and how long to wait for them (RFC 6298 2). Called by one
 * thread.
 */
final class Answers {
    private static final long OVERDUE_AT_FIRST_NANOS = 10_000_000;
    private static final long LEAST_SLACK_NANOS = 1_000_000; // waits of sockets are whole milliseconds
    private static final int SLACK_DEVIATIONS = 4;
    private static final double NEWEST_SHARE = 1 / 8.0; // in the mean
    private static final double NEWEST_DEVIATION_SHARE = 1 / 4.0;
    private static final int DOUBT_SHARE = 4;
    private static final int MOST_UNANSWERED = 64; // times that something was asked for: then nobody answers

    private boolean isKnown;
    private long meanNanos;
    private long deviationNanos;
    private long overdueNanos = OVERDUE_AT_FIRST_NANOS;
    private int unanswered;

    /** A packet came that was asked for. */
    void came() {
        unanswered = 0;
    }

    /** One that was asked for once came after so long. */
    void took(long nanos) {
        long off = Math.abs(nanos - meanNanos);
        deviationNanos += isKnown ? (long) ((off - deviationNanos) * NEWEST_DEVIATION_SHARE) : nanos / 2;
        meanNanos += isKnown ? (long) ((nanos - meanNanos) * NEWEST_SHARE) : nanos;
        isKnown = true;
        overdueNanos = meanNanos + Math.max(LEAST_SLACK_NANOS, SLACK_DEVIATIONS * deviationNanos);
    }

    /** None came for so long; it may just take longer: with each try more is waited (RFC 6298 5.5). */
    void areOverdue(long waitedNanos) {
        overdueNanos = Math.max(overdueNanos, waitedNanos * 5 / 4);
    }

    /**
     * Something was due to be asked for. What is never asked for, because answers take too long, never tells that they do not
     * any more: the first ones do, as long as the programs warm up. So their time is doubted.
     *
     * @param wanted whether an answer would be of use
     * @param tooSlow whether one would, if answers were quicker
     */
    void wereDue(boolean wanted, boolean tooSlow) {
        unanswered += wanted ? 1 : 0;
        meanNanos -= tooSlow ? meanNanos / DOUBT_SHARE : 0;
    }

    /** Nobody has answered for long: one time of many is asked, in case that somebody will. */
    boolean areInVain() {
        return unanswered > MOST_UNANSWERED && unanswered % MOST_UNANSWERED != 0;
    }

    /** How long they take; 0 until it is known. */
    long meanNanos() {
        return meanNanos;
    }

    /** How long from asking on one is waited for before asking again. */
    long overdueNanos() {
        return overdueNanos;
    }
}
