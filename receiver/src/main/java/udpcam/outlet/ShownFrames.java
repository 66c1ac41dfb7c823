package udpcam.outlet;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.Frame;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.JpegQuality;
import udpcam.jpeg.PictureSize;
import udpcam.rtp.NtpTime;
import udpcam.run.NanoClock;
import udpcam.stream.StreamReports;
import udpcam.stream.View;

/**
 * What became of the frames at the outlet that counts, the window or else the snapshot: shown or refused, and how long after
 * their capture. That outlet's worker tells, another thread asks.
 */
public final class ShownFrames {
    private final NanoClock clock;
    private final Supplier<@Nullable StreamReports> reports;
    private final Supplier<Counters> counters;
    private final CaptureToScreen delay;
    private volatile @Nullable PictureSize size;
    private @Nullable WholeFrame seen; // held
    private volatile int quality = JpegQuality.UNKNOWN;

    /** Of what is shown in a view. */
    public ShownFrames(NtpTime time, NanoClock clock, View view) {
        this(time, clock, view::reports, view::counters);
    }

    /** {@code reports} are those of the stream that is attended, which tell how its sender's clock differs. */
    ShownFrames(NtpTime time, NanoClock clock, Supplier<@Nullable StreamReports> reports, Supplier<Counters> counters) {
        this.clock = clock;
        this.reports = reports;
        this.counters = counters;
        this.delay = new CaptureToScreen(time, clock, reports);
    }

    /** A frame is shown. */
    void shown(WholeFrame frame) {
        size = frame.size();
        quality = JpegQuality.of(frame.bytes(), frame.length());
        delay.shown(frame.captureTime());
        frame.record().shown(clock.nanoTime());
        counters.get().increment(Counter.FRAMES_SHOWN);
        StreamReports to = reports.get();
        if (to != null) {
            to.shown(clock.nanoTime());
        }
    }

    /** A frame is what the user sees in the window, until the next one is: one that is shown while the window is frozen is not. */
    synchronized void seen(WholeFrame frame) {
        frame.hold();
        WholeFrame before = seen;
        seen = frame;
        if (before != null) {
            before.close();
        }
    }

    /** The frame that the user sees, held for the caller; null before the first, and where there is no window. */
    public synchronized @Nullable WholeFrame holdSeen() {
        if (seen != null) {
            seen.hold();
        }
        return seen;
    }

    /** A frame is not fit to be shown. */
    void refused(Frame frame, Counter reason) {
        frame.record().refused();
        if (reason == Counter.FRAMES_BROKEN && frame instanceof WholeFrame whole) {
            counters.get().increment(reason, whole.fault().number());
        } else {
            counters.get().increment(reason);
        }
    }

    /** A whole frame was not looked at, because a newer one came. */
    void displaced() {
        counters.get().increment(Counter.FRAMES_DISPLACED);
    }

    /** The size of the frame that was shown last; null before the first. Any thread may ask. */
    public @Nullable PictureSize size() {
        return size;
    }

    /** The JPEG quality of the frame that was shown last, as {@link JpegQuality} tells it. Any thread may ask. */
    public int quality() {
        return quality;
    }

    /** The delays. Any thread may ask. */
    public CaptureToScreen delay() {
        return delay;
    }
}
