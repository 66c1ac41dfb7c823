package udpcam.sender;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import udpcam.session.LinkQuality;

/**
 * Whether retransmissions reach a remote before the playout deadline of their frame. One thread begins frames; any thread may
 * ask.
 */
final class RetransmissionDeadline {
    /** A round trip below this share of the frame interval is expected to be in time: half the deadline, for jitter. */
    private static final double QUICK_SHARE = 0.3;

    /** A round trip above this share of the frame interval is too late: receivers wait for 3/4 and ask after some time. */
    private static final double LATE_SHARE = 0.6;

    /**
     * Jitter delays a request, since its receiver waits for reordered packets first, and its retransmission. Many jitters, since
     * reports leave at a frame's end: by then the estimate (RFC 3550 A.8) has forgotten most of the step between frames.
     */
    private static final int JITTERS = 12;

    /** Receivers wait no longer than for frames of 10 a second. */
    private static final long MOST_INTERVAL_NANOS = 100_000_000;

    private final Supplier<@Nullable LinkQuality> quality;
    private long capturedNanos;
    private volatile boolean expected;
    private volatile boolean missed;

    /** {@code quality} is the last report of the remote; null while there is none. */
    RetransmissionDeadline(Supplier<@Nullable LinkQuality> quality) {
        this.quality = quality;
    }

    /** A frame begins, of a picture that was taken at a time of the monotonic clock. */
    void begin(long frameCapturedNanos) {
        long interval = Math.min(MOST_INTERVAL_NANOS, frameCapturedNanos - capturedNanos);
        capturedNanos = frameCapturedNanos;
        LinkQuality latest = quality.get();
        boolean isKnown = latest != null && latest.roundTripNanos() >= 0;
        long roundTrip = isKnown ? latest.roundTripNanos() : 0;
        expected = isKnown && roundTrip + JITTERS * latest.jitterNanos() < QUICK_SHARE * interval;
        missed = roundTrip > LATE_SHARE * interval;
    }

    /** Whether retransmissions are expected to meet it, for the frame that has begun. */
    boolean isExpectedToBeMet() {
        return expected;
    }

    /** Whether no retransmission meets it: it would only take from parity's budget. */
    boolean isMissed() {
        return missed;
    }
}
