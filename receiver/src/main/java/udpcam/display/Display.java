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

    /** Shows a picture and returns when it is on its way to the screen; the raster is the caller's again then. */
    void show(Raster raster);

    /** Shows the state of the stream, one short line such as "1280x720  30.0 fps  12.3 Mbit/s". */
    void status(String line);

    /**
     * Says, in the place of the picture or over the last one dimmed, why there is no picture; lines are separated by
     * newlines. The next {@link #show} takes it away again.
     */
    void notice(String text);

    @Override
    void close();
}
