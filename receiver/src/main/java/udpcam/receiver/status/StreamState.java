package udpcam.receiver.status;

import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;

/** What is known of the stream that is shown, for the user. Called by the main thread. */
public interface StreamState {
    /** Of the picture shown last; null before the first. */
    @Nullable
    PictureSize size();

    /** Delay, round trip, loss and jitter in one line, as far as they are known now; empty if none is. */
    String health(long nowNanos);

    /** Whether the sender said that it ends. */
    boolean hasEnded();

    /** How long pictures of the whole run took from their capture to the screen; empty if that is not known. */
    String delay();
}
