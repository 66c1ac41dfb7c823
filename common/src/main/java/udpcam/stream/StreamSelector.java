package udpcam.stream;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.DecodableFrame;
import udpcam.frame.Frame;

/**
 * Chooses the stream whose frames go to the outlets: the first one of which a frame was really shown, until it has been silent for
 * a while. Called by the thread that receives; what was shown comes back by each stream's {@link udpcam.frame.ShowRecord}.
 *
 * <p>A stream that is not shown yet is on trial: its frames go out until one is shown or refused. So a stream of broken frames
 * never holds the screen.
 */
final class StreamSelector {
    /** A stream that was shown before takes the screen back within this time, though another has it meanwhile. */
    private static final long CLAIM_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final ReceivedStreams.Listener listener;
    private final Counters counters;
    private volatile @Nullable ReceivedStream shown;
    private @Nullable ReceivedStream claimant; // was shown before, and fell silent without a word
    private @Nullable ReceivedStream trial;
    private long trialNanos; // when it began
    private boolean leavesClaim; // whether the stream that is shown gets a claim when the one on trial takes its place
    private @Nullable ReceivedStream selected; // whose frame went out last

    StreamSelector(ReceivedStreams.Listener listener, Counters counters) {
        this.listener = listener;
        this.counters = counters;
    }

    /** The stream that is shown; null before the first. Any thread may ask. */
    @Nullable
    ReceivedStream shown() {
        return shown;
    }

    /**
     * Lets a frame pass to the outlets.
     *
     * @return the frame, concealed where rows are missing, the caller's to close; null if it is not to be shown, and closed
     */
    @Nullable
    DecodableFrame select(ReceivedStream stream, Frame frame, long nowNanos) {
        settle();
        if (!admits(stream, nowNanos)) {
            if (stream.tellIgnored()) {
                listener.ignores(stream.address());
            }
            counters.increment(Counter.FRAMES_OF_OTHERS);
            frame.close();
            return null;
        }
        ReceivedStream before = selected;
        if (before != null && before != stream) {
            before.leaveScreen();
        }
        selected = stream;
        DecodableFrame concealed = stream.conceal(frame, nowNanos);
        if (concealed == null) {
            stream.record().refused(); // too damaged to be shown: another stream may be tried
        }
        return concealed;
    }

    private boolean admits(ReceivedStream stream, long nowNanos) {
        ReceivedStream tried = trial;
        boolean isReclaim = tried != null && hasClaim(tried, nowNanos) && isPromising(tried, nowNanos);
        if (stream == shown && !isReclaim) {
            trial = null;
            return true;
        }
        if (tried == stream) {
            return true;
        }
        if (tried != null && isPromising(tried, nowNanos)) {
            return false;
        }
        boolean claims = hasClaim(stream, nowNanos);
        if (!claims && !isVacantFor(stream, nowNanos)) {
            return false;
        }
        trial = stream;
        trialNanos = nowNanos;
        leavesClaim = !claims && !isOver(stream, nowNanos);
        return true;
    }

    /** Whether a stream may have the screen that another one, or none, has now. */
    boolean isVacantFor(ReceivedStream next, long nowNanos) {
        ReceivedStream now = shown;
        return now == null || (now != next && (now.liveness().isSilent(nowNanos) || isOver(next, nowNanos)));
    }

    /** Whether the stream that is shown has ended: its sender said so, or began anew with another SSRC. */
    boolean isOver(ReceivedStream next, long nowNanos) {
        ReceivedStream now = shown;
        return now != null
                && (now.attendance().hasEnded(nowNanos)
                        || (now.address().equals(next.address())
                                && now.liveness().endedBefore(next.liveness())));
    }

    /** Whether frames come that may be shown: none was refused since the last one that was. */
    private static boolean isPromising(ReceivedStream stream, long nowNanos) {
        return !stream.liveness().isSilent(nowNanos) && !stream.record().isRefused();
    }

    /** Takes note of what was shown: the stream on trial becomes the one that is shown. */
    void settle() {
        ReceivedStream tried = trial;
        if (tried != null && tried.record().wasShownSince(trialNanos)) {
            claimant = leavesClaim ? shown : null;
            shown = tried;
            trial = null;
            listener.follows(tried.address());
        }
    }

    /** All streams are closed. The one that was shown is told from others yet: its sender takes its place at once. */
    void forget() {
        settle();
        trial = null;
        claimant = null;
        selected = null;
    }

    /** Whether a stream has the screen, is on trial for it, or may claim it back. */
    boolean needs(ReceivedStream stream, long nowNanos) {
        return stream == shown || stream == trial || hasClaim(stream, nowNanos);
    }

    private boolean hasClaim(ReceivedStream stream, long nowNanos) {
        return stream == claimant
                && !stream.record().isRefused()
                && stream.record().wasShownWithin(CLAIM_NANOS, nowNanos);
    }
}
