package udpcam.stream;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.DecodableFrame;
import udpcam.frame.Frame;

/**
 * Shows one stream: the first one of which a frame was really shown, until it has been silent for a while.
 *
 * <p>One stream is attended: the one that is shown, or that is to be. What is missing of a first frame has to be asked for before it
 * can be shown.
 */
final class FirstStream implements StreamSelector {
    /** A stream that was shown before takes the screen back within this time, though another has it meanwhile. */
    private static final long CLAIM_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final ReceivedStreams.Listener listener;
    private final Reporter reporter;
    private final Counters counters;
    private final View view;
    private final List<View> views;
    private volatile List<ReceivedStream> attended = List.of();
    private @Nullable ReceivedStream claimant; // was shown before, and fell silent without a word
    private @Nullable ReceivedStream trial;
    private long trialNanos; // when it began
    private boolean leavesClaim; // whether the stream that is shown gets a claim when the one on trial takes its place
    private @Nullable ReceivedStream selected; // whose frame went out last

    FirstStream(Reporter reporter, ReceivedStreams.Listener listener, Counters counters) {
        this.reporter = reporter;
        this.listener = listener;
        this.counters = counters;
        this.view = new View(0, counters);
        this.views = List.of(view);
    }

    @Override
    public List<View> views() {
        return views;
    }

    @Override
    public View view() {
        return view;
    }

    @Override
    public List<ReceivedStream> attended() {
        return attended;
    }

    @Override
    public void heard(ReceivedStream stream, long nowNanos) {
        if (isToBeAttended(stream, nowNanos)) {
            attend(stream, nowNanos);
        }
    }

    private boolean isToBeAttended(ReceivedStream stream, long nowNanos) {
        ReceivedStream now = view.attended();
        ReceivedStream shown = view.stream();
        boolean isWanted = stream == shown || isVacantFor(stream, nowNanos);
        return stream != now
                && stream.isRepairable()
                && isWanted
                && (now == null
                        || now.liveness().isUnheard(nowNanos)
                        || (now == shown && isOver(stream, nowNanos))
                        || (stream == shown && !now.liveness().isLive(nowNanos)));
    }

    private void attend(ReceivedStream stream, long nowNanos) {
        ReceivedStream before = view.attended();
        if (before != null) {
            before.attendance().end(nowNanos);
        }
        view.attend(stream);
        attended = List.of(stream);
        stream.attendance().begin(reporter);
    }

    @Override
    public @Nullable DecodableFrame select(ReceivedStream stream, Frame frame, long nowNanos) {
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
        } else if (stream != view.attended()) {
            attend(stream, nowNanos);
        }
        return concealed;
    }

    private boolean admits(ReceivedStream stream, long nowNanos) {
        ReceivedStream tried = trial;
        boolean isReclaim = tried != null && hasClaim(tried, nowNanos) && isPromising(tried, nowNanos);
        if (stream == view.stream() && !isReclaim) {
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
    private boolean isVacantFor(ReceivedStream next, long nowNanos) {
        ReceivedStream now = view.stream();
        return now == null || (now != next && (now.liveness().isSilent(nowNanos) || isOver(next, nowNanos)));
    }

    /** Whether the stream that is shown has ended: its sender said so, or began anew with another SSRC. */
    private boolean isOver(ReceivedStream next, long nowNanos) {
        ReceivedStream now = view.stream();
        return now != null
                && (now.attendance().hasEnded(nowNanos)
                        || (now.address().equals(next.address())
                                && now.liveness().endedBefore(next.liveness())));
    }

    /** Whether frames come that may be shown: none was refused since the last one that was. */
    private static boolean isPromising(ReceivedStream stream, long nowNanos) {
        return !stream.liveness().isSilent(nowNanos) && !stream.record().isRefused();
    }

    @Override
    public void settle() {
        ReceivedStream tried = trial;
        if (tried != null && tried.record().wasShownSince(trialNanos)) {
            claimant = leavesClaim ? view.stream() : null;
            view.show(tried);
            trial = null;
            listener.follows(tried.address());
        }
    }

    @Override
    public void expire(long nowNanos) {
        // the last picture stays until there is another one
    }

    @Override
    public void closed(ReceivedStream stream) {
        // nothing that is needed is closed but all at once
    }

    @Override
    public void forget() {
        settle();
        trial = null;
        claimant = null;
        selected = null;
        view.attend(null);
        attended = List.of();
    }

    @Override
    public boolean needs(ReceivedStream stream, long nowNanos) {
        return stream == view.stream() || stream == view.attended() || stream == trial || hasClaim(stream, nowNanos);
    }

    private boolean hasClaim(ReceivedStream stream, long nowNanos) {
        return stream == claimant
                && !stream.record().isRefused()
                && stream.record().wasShownWithin(CLAIM_NANOS, nowNanos);
    }
}
