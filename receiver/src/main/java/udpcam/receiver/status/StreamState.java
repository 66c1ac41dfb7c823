package udpcam.receiver.status;

import udpcam.figures.Figures;

/** What is known of the stream that is shown, for the user. Called by the main thread. */
public interface StreamState {
    /** Takes the figures since the last call. */
    Figures sample(long nowNanos);

    /** Whether the sender said that it ends. */
    boolean hasEnded();

    /** How long pictures of the whole run took from their capture to the screen; empty if that is not known. */
    String delay();
}
