package udpcam.session;

/** When the next RTCP datagram is due, from what the session carries. Called by one thread at a time. */
final class RtcpTimer {
    /** Of IPv4 and UDP: they count for the bandwidth (RFC 3550 6.2). */
    private static final int HEADER_BYTES = 28;

    private static final double AVERAGE_AT_FIRST_BYTES = 150;
    private static final double NEWEST_SHARE = 1 / 16.0; // 6.3.3
    private static final double FEEDBACK_SHARE = 0.025; // of the stream: half of RTCP's 5 %
    private static final double MOST_CREDIT_BYTES = 16_000; // for the losses of a burst
    private static final double LEAST_CREDIT_BYTES = 1_300; // for the largest message

    private final RtcpInterval interval;
    private final int addedBytes; // to an RTCP datagram, by what carries it
    private double averageBytes;
    private long carriedBytes;
    private double feedbackBytes; // since the last report
    private double creditBytes = MOST_CREDIT_BYTES; // for feedback
    private int sharers = 1;
    private long lastNanos;
    private long dueNanos;
    private boolean started;
    private int sent;

    RtcpTimer(RtcpInterval interval) {
        this.interval = interval;
        this.addedBytes = HEADER_BYTES + interval.sealBytes();
        this.averageBytes = AVERAGE_AT_FIRST_BYTES + interval.sealBytes();
    }

    /** Somebody is there to whom nothing was sent yet; in a group, all hear the same. */
    void restart() {
        if (!interval.isMulticast()) {
            started = false;
            sent = 0;
        }
    }

    /** An RTP datagram went or came. */
    void carried(int datagramBytes) {
        carriedBytes += datagramBytes + HEADER_BYTES;
        credit((datagramBytes + HEADER_BYTES) * FEEDBACK_SHARE / sharers);
    }

    /** {@code newSharers} receivers, 1 or more, have the share of feedback in common. */
    void share(int newSharers) {
        sharers = newSharers;
        credit(0);
    }

    private void credit(double bytes) {
        creditBytes = Math.min(Math.max(LEAST_CREDIT_BYTES, MOST_CREDIT_BYTES / sharers), creditBytes + bytes);
    }

    /**
     * Whether feedback of that size may be sent now, beside the reports; then it counts: it keeps to RTCP's share of the
     * bandwidth, and the next report waits for up to twice the time (RFC 4585 3.5.3).
     */
    boolean takeFeedback(int datagramBytes) {
        int bytes = datagramBytes + addedBytes;
        boolean enough = bytes <= creditBytes;
        if (enough) {
            creditBytes -= bytes;
            feedbackBytes += bytes;
        }
        return enough;
    }

    /** An RTCP datagram came. */
    void heard(int datagramBytes) {
        averageBytes += (datagramBytes + addedBytes - averageBytes) * NEWEST_SHARE;
    }

    /** Whether {@link #isDue} may say so: this does not reconsider the timer. */
    boolean mayBeDue(long nowNanos) {
        return !started || nowNanos - dueNanos >= 0;
    }

    /**
     * Whether one is due; the first question starts the timer. At its end the interval is reckoned again, and waited for
     * where it comes out longer now: timer reconsideration (6.3.6).
     */
    boolean isDue(long nowNanos) {
        if (!started) {
            started = true;
            lastNanos = nowNanos;
            dueNanos = nowNanos + interval.firstNanos();
        }
        if (nowNanos - dueNanos < 0) {
            return false;
        }
        if (sent > 0) {
            dueNanos = lastNanos + nextNanos(nowNanos);
        }
        return nowNanos - dueNanos >= 0;
    }

    /** A report goes now. */
    void sent(int datagramBytes, long nowNanos) {
        heard(datagramBytes); // the average is that of both directions
        sent++;
        feedbackBytes = 0;
        dueNanos = nowNanos + nextNanos(nowNanos);
        lastNanos = nowNanos;
        carriedBytes = 0;
    }

    private long nextNanos(long nowNanos) {
        double seconds = (nowNanos - lastNanos) / 1e9;
        // Nothing is known behind the first: isDue looks again with what was carried by then.
        double bitsPerSecond = seconds > 0 ? 8 * carriedBytes / seconds : Double.POSITIVE_INFINITY;
        return interval.nextNanos(bitsPerSecond, averageBytes + Math.min(averageBytes, feedbackBytes), sent);
    }
}
