package udpcam.stream;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One view among several: the stream that has it, the one that is on trial for it, and who may have it next. Called by one thread. */
final class Place {
    /** A silence after which a new stream of the same host is taken for the one that was here. */
    private static final long RESTART_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** A sender tells its name within its first reports, half a second apart. */
    private static final long NAME_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

    /** What a new stream has to do with the one that is shown here. */
    enum Kinship {
        NONE,
        /** It may be the same sender's: that is known soon. */
        UNKNOWN,
        /** The same sender began anew. */
        SUCCESSOR
    }

    private final View view;
    private @Nullable ReceivedStream trial;
    private long trialNanos; // when it began

    Place(View view) {
        this.view = view;
    }

    View view() {
        return view;
    }

    @Nullable
    ReceivedStream shown() {
        return view.stream();
    }

    @Nullable
    ReceivedStream trial() {
        return trial;
    }

    boolean has(ReceivedStream stream) {
        return stream == trial || stream == shown();
    }

    /** A stream is on trial from now on, or none. */
    void attempt(@Nullable ReceivedStream stream, long nowNanos) {
        trial = stream;
        trialNanos = nowNanos;
    }

    /** Whether a frame of the stream on trial was shown. */
    boolean hasPassed() {
        ReceivedStream tried = trial;
        return tried != null && tried.record().wasShownSince(trialNanos);
    }

    /** Whether frames of a stream come for which the place is kept until one was shown. */
    boolean isTried(long nowNanos) {
        ReceivedStream tried = trial;
        return tried != null
                && !tried.liveness().isSilent(nowNanos)
                && !tried.record().isRefused();
    }

    /** Whether the stream that is shown has given no frame for this time. */
    boolean isSilentFor(long nanos, long nowNanos) {
        ReceivedStream shown = shown();
        return shown != null
                && shown.liveness().isSilent(nowNanos)
                && !shown.liveness().gaveFrameWithin(nanos, nowNanos);
    }

    /** Whether a stream is of the sender that was shown here before. */
    Kinship kinship(ReceivedStream next, long nowNanos) {
        ReceivedStream last = shown();
        if (last == null || last == next) {
            return Kinship.NONE;
        }
        if (last.address().equals(next.address())) {
            return last.liveness().endedBefore(next.liveness()) ? Kinship.SUCCESSOR : Kinship.NONE;
        }
        boolean hasEnded = last.attendance().hasEnded(nowNanos);
        boolean isOfHost = last.address().getAddress().equals(next.address().getAddress());
        if (!isOfHost || !(hasEnded || last.liveness().isSilent(nowNanos))) {
            return Kinship.NONE;
        }
        String name = next.name();
        if (last.name() != null && name == null && mayTellName(next, nowNanos)) {
            return Kinship.UNKNOWN;
        }
        if (!Objects.equals(last.name(), name)) {
            return Kinship.NONE;
        }
        return hasEnded || isSilentFor(RESTART_NANOS, nowNanos) ? Kinship.SUCCESSOR : Kinship.UNKNOWN;
    }

    private static boolean mayTellName(ReceivedStream stream, long nowNanos) {
        return stream.isRepairable() && stream.liveness().isNew(NAME_NANOS, nowNanos);
    }
}
