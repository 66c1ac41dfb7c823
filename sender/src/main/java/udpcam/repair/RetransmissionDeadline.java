package udpcam.repair;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import udpcam.session.LinkQuality;

/**
 * Whether retransmissions reach a remote before the playout deadline of their frame. One thread begins frames; any thread may
 * ask.
 */
final class RetransmissionDeadline {
    /** Within this share of the frame interval a round trip is in time in spite of jitter, and also a second one. */
    private static final double QUICK_SHARE = 0.3;

    /**
     * A receiver waits this time for more parity before it asks. Its request has to come before the next frame begins: a
     * retransmission behind that frame is too late.
     */
    private static final long ASKED_NANOS = 1_000_000;

    /** A packet and the parity for it take this time at 160 Mbit/s. On a slower network retransmissions may be in vain. */
    private static final long PACKET_NANOS = 70_000;

    /**
     * Jitter delays a request, since its receiver waits for reordered packets first, and its retransmission. Many jitters, since
     * reports leave at a frame's end: by then the estimate (RFC 3550 A.8) has forgotten most of the step between frames.
     */
    private static final int JITTERS = 12;

    /** Receivers wait no longer than for frames of 10 a second. */
    private static final long MOST_INTERVAL_NANOS = 100_000_000;

    private final Supplier<@Nullable LinkQuality> quality;
    private long capturedNanos;
    private long sendingNanos; // that the frame before took, about
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
        missed = isKnown && !expected && roundTrip + sendingNanos + ASKED_NANOS > interval;
    }

    /** The frame had that many packets, without its parity. */
    void end(int packets) {
        sendingNanos = packets * PACKET_NANOS;
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
