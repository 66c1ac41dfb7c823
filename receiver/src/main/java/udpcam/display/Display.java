package udpcam.display;

import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

/** Where pictures are shown. {@link #raster} and {@link #show} are called by the show worker, the rest by any thread. */
public interface Display extends Notices, AutoCloseable {
    /** What the user asks for with keys and buttons; called on a thread of the display's own, to be answered at once. */
    interface Controls {
        /** q, Esc, the close button. */
        void quit();

        /** s. */
        void snapshot();

        /** r. */
        void record();

        /** Whether the stream is being recorded. */
        boolean isRecording();

        /** The screen cannot be reached any more: nothing can be shown, and the window can only be left. */
        void gone();
    }

    /**
     * The raster for the next picture, of whatever content: the caller fills all of it, and shows it or not, before it
     * asks for another.
     *
     * <p>Never the one that was shown last, because a window that was covered is painted again from it.
     */
    Raster raster(PictureSize size);

    /**
     * Shows what was filled into the last raster that was given, and returns when it is on its way to the screen; not while the user
     * looks at an earlier picture, which is frozen.
     *
     * @param fullSize the size that the window is to have for it, because it was scaled down from that; null for its own size. One
     *     from which no sender scales down to the raster's is ignored
     * @return whether it is what the user sees now
     */
    boolean show(Raster raster, @Nullable PictureSize fullSize);

    /** Takes the display away, soon, without waiting for anything; may be called again. What is shown later is ignored. */
    @Override
    void close();
}
