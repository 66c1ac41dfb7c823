package udpcam.display.wall;

import java.awt.EventQueue;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import udpcam.cli.EnvironmentException;
import udpcam.display.Display;
import udpcam.display.WindowOpening;

/** A window on the desktop with several cells, in each of which a display shows its pictures. Any thread may call it. */
public final class WallDisplay implements AutoCloseable {
    private final WallWindow window;
    private final List<CellDisplay> cells = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Opens the window and returns when it is open; not to be called on the event thread.
     *
     * @param title what the window's title starts with
     * @param notice what the window says until there is a picture, in lines
     * @throws EnvironmentException if there is no display to open it on
     */
    public WallDisplay(String title, Display.Controls controls, String notice) throws EnvironmentException {
        window = WindowOpening.open(() -> WallWindow.open(title, controls, notice), controls::gone);
    }

    /** A new cell, which comes behind those of lower orders. */
    public CellDisplay cell(int order) {
        CellDisplay cell = new CellDisplay(window.grid(), order);
        cells.add(cell);
        return cell;
    }

    /** The cell that is seen alone; null if all are seen. */
    public @Nullable CellDisplay alone() {
        return cells.stream().filter(CellDisplay::isAlone).findFirst().orElse(null);
    }

    /** The line below all. */
    public void status(String line) {
        EventQueue.invokeLater(() -> window.status(line));
    }

    /** Says something in lines where nothing is shown. */
    public void notice(String text) {
        window.grid().board().notice(text);
    }

    /** Takes the window away, soon, without waiting for anything; may be called again. */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            EventQueue.invokeLater(window::end);
        }
    }
}
