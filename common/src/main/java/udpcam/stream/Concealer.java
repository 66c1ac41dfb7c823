package udpcam.stream;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.DamagedFrame;
import udpcam.frame.DecodableFrame;
import udpcam.frame.FoundIntervals;
import udpcam.frame.Frame;
import udpcam.frame.GrowingFrame;
import udpcam.frame.WholeFrame;

/**
 * Makes damaged frames whole: a restart interval that is missing is taken from the frame before, if that is of the same
 * kind. A frame of which fewer than half came is dropped, so that the last picture stays; so is one with intervals that never
 * came yet, but the next may have them. Called by one thread, with all frames of the stream that is shown, in their order.
 */
public final class Concealer implements AutoCloseable {
    private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Counters counters;
    private @Nullable Frame before; // the last one, whole if all rows have come since the stream is of its kind
    private @Nullable GrowingFrame growing; // the last one that was not whole when it passed
    private long growingNanos;
    private long[] cameNanos = new long[128]; // when each interval of the last one did

    public Concealer(Counters counters) {
        this.counters = counters;
    }

    /**
     * Takes a frame, or none.
     *
     * @param nowNanos when it came, on a monotonic clock
     * @return the frame, not damaged, the caller's to close; null if there is none to be shown
     */
    @Nullable
    public DecodableFrame offer(@Nullable Frame frame, long nowNanos) {
        if (frame == null) {
            return null;
        }
        settle();
        if (frame instanceof DamagedFrame damaged) {
            return conceal(damaged, nowNanos);
        }
        frame.hold();
        if (frame instanceof GrowingFrame begun) {
            growing = begun;
            growingNanos = nowNanos;
            return begun;
        }
        WholeFrame whole = (WholeFrame) frame;
        follow(whole, nowNanos);
        return whole;
    }

    /** Another stream is shown: no frame is kept for its rows. */
    @Override
    public void close() {
        settle();
        if (before != null) {
            before.close();
            before = null;
        }
    }

    /** What passed while it grew is whole by now, or lost. */
    private void settle() {
        GrowingFrame passed = growing;
        growing = null;
        WholeFrame whole = passed == null ? null : passed.whole();
        if (whole != null) {
            follow(whole, growingNanos);
        } else if (passed != null) {
            passed.close();
        }
    }

    private @Nullable WholeFrame conceal(DamagedFrame frame, long nowNanos) {
        FoundIntervals found = frame.found();
        if (2 * found.found() < found.total()) {
            counters.increment(Counter.FRAMES_TOO_DAMAGED);
            frame.close();
            return null;
        }
        WholeFrame whole = frame.completeFrom(before);
        for (int i = 0; i < found.total(); i++) {
            if (found.has(i)) {
                came(i, nowNanos);
            } else if (whole != null && nowNanos - cameNanos[i] > STALE_NANOS) {
                found.stale().set(i);
            }
        }
        counters.increment(whole == null ? Counter.FRAMES_TOO_DAMAGED : Counter.FRAMES_CONCEALED);
        if (whole != null) {
            whole.hold();
        }
        replace(whole == null ? frame : whole);
        return whole;
    }

    /** All of a frame is new. */
    private void follow(WholeFrame whole, long nowNanos) {
        int intervals = whole.intervals();
        if (cameNanos.length < intervals) {
            cameNanos = new long[intervals];
        }
        Arrays.fill(cameNanos, 0, intervals, nowNanos);
        replace(whole);
    }

    private void came(int interval, long nowNanos) {
        if (interval >= cameNanos.length) {
            cameNanos = Arrays.copyOf(cameNanos, 2 * interval);
        }
        cameNanos[interval] = nowNanos;
    }

    private void replace(Frame last) {
        if (before != null) {
            before.close();
        }
        before = last;
    }
}
