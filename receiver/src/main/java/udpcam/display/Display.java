package udpcam.display;

import udpcam.frame.Raster;

/** Where pictures are shown. {@link #show} is called by the show worker, the rest by any thread. */
public interface Display extends AutoCloseable {
    /** What the user asks for with keys and buttons; called on a thread of the display's own, to be answered at once. */
    interface Controls {
        /** q, Esc, the close button. */
        void quit();

        /** s. */
        void snapshot();
    }

    /**
     * Shows a picture and returns when it is on its way to the screen.
     *
     * <p>The raster belongs to the display until the next {@code show} has returned, because a window that was covered
     * is painted again from it: the caller fills two in turn.
     */
    void show(Raster raster);

    /** Shows the state of the stream, one short line such as "1280x720  30.0 fps  12.3 Mbit/s". */
    void status(String line);

    /**
     * Says, in the place of the picture or over the last one dimmed, why there is no picture; lines are separated by
     * newlines. The next {@link #show} takes it away again.
     */
    void notice(String text);

    /** Takes the display away, soon, without waiting for anything; may be called again. What is shown later is ignored. */
    @Override
    void close();
}
