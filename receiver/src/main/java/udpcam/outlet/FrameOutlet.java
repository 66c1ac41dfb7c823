package udpcam.outlet;

import udpcam.frame.DecodableFrame;

/** Takes the frames of the stream that is shown. The thread that receives offers and asks; any thread may close. */
public interface FrameOutlet extends AutoCloseable {
    /** Whether a frame that still grows is of use to it now. */
    boolean wantsGrowing();

    /** Whether it gets every frame that arrives, and not only those that are there when the receiver has caught up. */
    default boolean wantsEvery() {
        return false;
    }

    /** Takes a frame, whole or growing, which becomes the outlet's to close. A newer frame takes the place of one that waits. */
    void offer(DecodableFrame frame);

    /** Starts its worker, if it has one. */
    void start();

    /** Ends its worker, if it has one, and frees what it holds. */
    @Override
    void close();
}
