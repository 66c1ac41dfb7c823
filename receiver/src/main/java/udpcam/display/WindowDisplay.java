package udpcam.display;

import java.awt.EventQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import udpcam.cli.EnvironmentException;
import udpcam.display.view.Placement;
import udpcam.figures.Figures;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

/**
 * A window on the desktop. Pictures are drawn by the thread that calls {@link #show}; everything else is left to the
 * event thread, which nobody waits for once the window is open.
 */
public final class WindowDisplay implements Display {
    private final VideoWindow window;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable PictureSize fitted; // of the show worker alone

    /**
     * Opens the window and returns when it is open; not to be called on the event thread.
     *
     * @param title what the window's title starts with
     * @param notice what the window says until there is a picture, in lines
     * @throws EnvironmentException if there is no display to open it on
     */
    public WindowDisplay(String title, Controls controls, String notice) throws EnvironmentException {
        window = WindowOpening.open(() -> VideoWindow.open(title, controls, notice), controls::gone);
    }

    @Override
    public Raster raster(PictureSize size) {
        return window.pictures().raster(size);
    }

    @Override
    public boolean show(Raster raster, @Nullable PictureSize fullSize) {
        if (closed.get()) {
            return false;
        }
        PictureSize own = raster.size();
        PictureSize size = fullSize != null && Placement.isScaledDown(own, fullSize) ? fullSize : own;
        boolean isSeen = window.pictures().show(raster, size);
        if (isSeen && !size.equals(fitted)) {
            fitted = size;
            onEventThread(() -> window.fit(size));
        }
        return isSeen;
    }

    @Override
    public void figures(Figures figures) {
        onEventThread(() -> window.figures(figures));
    }

    @Override
    public void notice(String text) {
        window.pictures().notice(text);
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            EventQueue.invokeLater(window::end);
        }
    }

    /** Nothing after the end: a disposed frame that is packed comes back to life, and keeps the JVM alive. */
    private void onEventThread(Runnable job) {
        EventQueue.invokeLater(() -> {
            if (!closed.get()) {
                job.run();
            }
        });
    }
}
