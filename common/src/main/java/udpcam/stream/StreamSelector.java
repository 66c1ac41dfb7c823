package udpcam.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;
import udpcam.frame.DecodableFrame;
import udpcam.frame.Frame;

/**
 * Chooses the streams whose frames go to the outlets, and those that are attended: which get reports and requests. Called by the
 * thread that receives; what was shown comes back by each stream's {@link udpcam.frame.ShowRecord}.
 *
 * <p>A stream that is not shown yet is on trial: its frames go out until one is shown or refused. So a stream of broken frames
 * never holds a view.
 */
interface StreamSelector {
    /** All views that there may be. Any thread may ask. */
    List<View> views();

    /** The streams that are attended. Any thread may ask. */
    List<ReceivedStream> attended();

    /** A datagram of a stream came, or something of it is due: it is attended from now on if it is to be. */
    void heard(ReceivedStream stream, long nowNanos);

    /**
     * Lets a frame pass to the outlets.
     *
     * @return the frame, concealed where rows are missing, the caller's to close; null if it is not to be shown, and closed
     */
    @Nullable
    DecodableFrame select(ReceivedStream stream, Frame frame, long nowNanos);

    /** The view of the frame that passed last. */
    View view();

    /** Takes note of what was shown: a stream on trial becomes one that is shown. */
    void settle();

    /** Gives up what has been silent for too long. */
    void expire(long nowNanos);

    /** Whether a stream may not be closed for another one's sake: it is shown, attended, on trial, or may claim a view back. */
    boolean needs(ReceivedStream stream, long nowNanos);

    /** A stream is closed. */
    void closed(ReceivedStream stream);

    /** All streams are closed. Those that were shown are told from others yet: their senders take their places at once. */
    void forget();
}
