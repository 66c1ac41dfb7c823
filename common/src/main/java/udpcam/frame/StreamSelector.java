package udpcam.frame;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the stream whose frames go to the screen: the first one of which a frame was really shown, until it has been silent
 * for a while. Called by the thread that receives; what was shown comes back by each stream's {@link ShowRecord}.
 *
 * <p>A stream that is not shown yet is on trial: its frames go to the screen until one is shown or refused. So a stream of
 * broken frames never holds the screen.
 */
final class StreamSelector {
    /** A stream that was shown before takes the screen back within this time, though another has it meanwhile. */
    private static final long CLAIM_NANOS = TimeUnit.SECONDS.toNanos(5);

    private @Nullable Source shown;
    private @Nullable Source claimant; // was shown before, and fell silent without a word
    private @Nullable Source trial;
    private long trialNanos; // when it began
    private boolean leavesClaim; // the one that is shown, if the one on trial takes its place

    /** The stream that is shown; null before the first. */
    @Nullable
    Source shown() {
        return shown;
    }

    /**
     * Decides about a frame that came.
     *
     * @param ended whether the stream that is shown said that it ends
     * @return whether the frame goes to the screen
     */
    boolean admits(Source source, boolean ended, long nowNanos) {
        Source tried = trial;
        boolean isReclaim = tried != null && hasClaim(tried, nowNanos);
        if (source == shown && !isReclaim) {
            trial = null;
            return true;
        }
        if (tried == source) {
            return true;
        }
        if (tried != null && tried.isHeardAndNotRefused(nowNanos)) {
            return false;
        }
        boolean claims = hasClaim(source, nowNanos);
        if (!claims && !isVacant(source, ended, nowNanos)) {
            return false;
        }
        trial = source;
        trialNanos = nowNanos;
        leavesClaim = !claims && !ended && shown != null && !shown.isReplacedBy(source);
        return true;
    }

    /** Whether a stream may have the screen that another one, or none, has now. */
    boolean isVacant(Source next, boolean ended, long nowNanos) {
        return shown == null || (shown != next && (ended || shown.isSilent(nowNanos) || shown.isReplacedBy(next)));
    }

    /**
     * Takes note of what was shown.
     *
     * @return the stream that is shown from now on; null if nothing has changed
     */
    @Nullable
    Source settle() {
        Source tried = trial;
        if (tried == null || !tried.record().wasShownSince(trialNanos)) {
            return null;
        }
        claimant = leavesClaim ? shown : null;
        shown = tried;
        trial = null;
        return tried;
    }

    /** Whether a stream has the screen, is on trial for it, or may claim it back. */
    boolean needs(Source source, long nowNanos) {
        return source == shown || source == trial || hasClaim(source, nowNanos);
    }

    private boolean hasClaim(Source source, long nowNanos) {
        return source == claimant
                && !source.record().isRefused()
                && source.record().wasShownWithin(CLAIM_NANOS, nowNanos);
    }
}
