package udpcam.sender;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import udpcam.rtp.LinkQuality;

/** Whether packets that a remote asks for come there in time for their frame. Frames begin in one thread; any may ask. */
final class AnswersInTime {
    private static final double QUICK_SHARE = 0.3; // of the frame interval may pass
    private static final double LATE_SHARE = 0.6; // may not: receivers wait for 3/4, and ask after some time

    /**
     * That a request waits for late packets, and its answer may be late. Many, because reports leave at a frame's end: by
     * then the estimate (RFC 3550 A.8) has forgotten most of what the step from frame to frame tells.
     */
    private static final int JITTERS = 12;

    private static final long MOST_INTERVAL_NANOS = 100_000_000; // more patience is none that a viewer has

    private final Supplier<@Nullable LinkQuality> quality;
    private long capturedNanos;
    private volatile boolean expected;
    private volatile boolean tooLate;

    /** {@code quality} says how the stream fares there; null while it is not known. */
    AnswersInTime(Supplier<@Nullable LinkQuality> quality) {
        this.quality = quality;
    }

    /** A frame begins that was taken at a time of the monotonic clock. */
    void begin(long frameCapturedNanos) {
        long interval = Math.min(MOST_INTERVAL_NANOS, frameCapturedNanos - capturedNanos);
        capturedNanos = frameCapturedNanos;
        LinkQuality latest = quality.get();
        boolean isKnown = latest != null && latest.roundTripNanos() >= 0;
        long roundTrip = isKnown ? latest.roundTripNanos() : 0;
        expected = isKnown && roundTrip + JITTERS * latest.jitterNanos() < QUICK_SHARE * interval;
        tooLate = roundTrip > LATE_SHARE * interval;
    }

    /** Whether they do, for the frame that has begun. */
    boolean areExpected() {
        return expected;
    }

    /** Whether not one does: then they would only take from what parity may have. */
    boolean areTooLate() {
        return tooLate;
    }
}
