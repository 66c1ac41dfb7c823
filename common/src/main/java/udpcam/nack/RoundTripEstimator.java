package udpcam.nack;

/**
 * The round trip from a NACK to the retransmission, and the timeout after which the packet is asked for again (RFC 6298 2).
 * It also knows a sender that does not answer NACKs at all. Called by one thread.
 */
final class RoundTripEstimator {
    private static final long FIRST_TIMEOUT_NANOS = 10_000_000;
    private static final long LEAST_SLACK_NANOS = 1_000_000; // sockets wait whole milliseconds
    private static final int SLACK_DEVIATIONS = 4; // K of RFC 6298 2.3
    private static final double NEWEST_SHARE = 1 / 8.0; // alpha of RFC 6298 2.3
    private static final double NEWEST_DEVIATION_SHARE = 1 / 4.0; // beta of RFC 6298 2.3
    private static final int DOUBT_SHARE = 4;
    private static final int MOST_UNANSWERED = 64;
    private static final int FEW_UNANSWERED = 16;

    private boolean isMeasured;
    private long meanNanos;
    private long deviationNanos;
    private long timeoutNanos = FIRST_TIMEOUT_NANOS;
    private int unanswered;
    private long answerNanos; // smoothed, of all answers, those that came too late included; 0 while there is none

    /** A retransmission came. */
    void answered() {
        unanswered = 0;
    }

    /** A retransmission came so long after its packet was asked for last, in time or not. */
    void answeredAfter(long nanos) {
        answered();
        answerNanos += answerNanos == 0 ? nanos : (long) ((nanos - answerNanos) * NEWEST_SHARE);
    }

    /** Whether the sender has answered one of the last requests, but takes longer than that. */
    boolean answersLaterThan(long nanos) {
        return answerNanos > nanos && unanswered <= FEW_UNANSWERED;
    }

    /** A retransmission took that long; only of a packet that was asked for once (RFC 6298 3). */
    void measured(long nanos) {
        long off = Math.abs(nanos - meanNanos);
        deviationNanos += isMeasured ? (long) ((off - deviationNanos) * NEWEST_DEVIATION_SHARE) : nanos / 2;
        meanNanos += isMeasured ? (long) ((nanos - meanNanos) * NEWEST_SHARE) : nanos;
        isMeasured = true;
        timeoutNanos = meanNanos + Math.max(LEAST_SLACK_NANOS, SLACK_DEVIATIONS * deviationNanos);
    }

    /** No answer came within the timeout: backs the timeout off (RFC 6298 5.5). */
    void backOff(long waitedNanos) {
        timeoutNanos = Math.max(timeoutNanos, waitedNanos * 5 / 4);
    }

    /**
     * Packets were due to be asked for. An estimate that is too long to ask is never corrected, because nothing is measured
     * any more; the first answers of a program that warms up are that slow. So each time the estimate forbids a request, it is
     * lowered.
     *
     * @param useful whether an answer would come in time, by the estimate
     * @param tooSlow whether the estimate alone forbade a first request
     */
    void wereDue(boolean useful, boolean tooSlow) {
        unanswered += useful ? 1 : 0;
        meanNanos -= tooSlow ? meanNanos / DOUBT_SHARE : 0;
    }

    /** Whether the sender has answered none of many requests; then one of many is still made. */
    boolean isUnanswered() {
        return unanswered > MOST_UNANSWERED && unanswered % MOST_UNANSWERED != 0;
    }

    /** The smoothed round trip; 0 until one was measured. */
    long meanNanos() {
        return meanNanos;
    }

    /** How long to wait for an answer before asking again. */
    long timeoutNanos() {
        return timeoutNanos;
    }

    /** The stream begins anew, perhaps from another host. */
    void clear() {
        isMeasured = false;
        meanNanos = 0;
        deviationNanos = 0;
        timeoutNanos = FIRST_TIMEOUT_NANOS;
        unanswered = 0;
        answerNanos = 0;
    }
}
