package udpcam.sender;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import udpcam.rtp.LinkQuality;

/** Whether packets that a remote asks for come there in time for their frame. Called by one thread. */
final class AnswersInTime {
    private static final double SHARE = 0.3; // of the frame interval may pass
    private static final int JITTERS =
            8; // that a request waits for what may only be late, and that its answer may be late
    private static final long MOST_INTERVAL_NANOS = 33_333_333; // more patience is none that a viewer has

    private final Supplier<@Nullable LinkQuality> quality;
    private long capturedNanos;
    private boolean expected;

    /** {@code quality} says how the stream fares there; null while it is not known. */
    AnswersInTime(Supplier<@Nullable LinkQuality> quality) {
        this.quality = quality;
    }

    /** A frame begins that was taken at a time of the monotonic clock. */
    void begin(long frameCapturedNanos) {
        long interval = Math.min(MOST_INTERVAL_NANOS, frameCapturedNanos - capturedNanos);
        capturedNanos = frameCapturedNanos;
        LinkQuality known = quality.get();
        expected = known != null
                && known.roundTripNanos() >= 0
                && known.roundTripNanos() + JITTERS * known.jitterNanos() < SHARE * interval;
    }

    /** Whether they do, for the frame that has begun. */
    boolean areExpected() {
        return expected;
    }
}
