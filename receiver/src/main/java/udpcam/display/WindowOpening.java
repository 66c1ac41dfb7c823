package udpcam.display;

import java.awt.AWTError;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.awt.Toolkit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import udpcam.cli.EnvironmentException;

/** Opens a window, or says why there can be none. */
public final class WindowOpening {
    private static final String WAY_OUT = ": run in a desktop session, or use --headless";

    /** What is said when the screen cannot be reached any more. */
    public static final String GONE = "The display has gone";

    private WindowOpening() {}

    /**
     * Has the event thread open a window, and returns when it is open; not to be called on the event thread.
     *
     * @param opener opens it
     * @param onLoss is called when the screen cannot be reached any more
     * @throws EnvironmentException if there is no display to open it on
     */
    public static <W> W open(Supplier<W> opener, Runnable onLoss) throws EnvironmentException {
        requireDisplay();
        CompletableFuture<W> opening = new CompletableFuture<>();
        Surface.onLoss(() -> {
            onLoss.run();
            opening.completeExceptionally(new EnvironmentException(GONE));
        });
        EventQueue.invokeLater(() -> {
            try {
                opening.complete(opener.get());
            } catch (Throwable e) { // an Error, too: a library that is not there
                opening.completeExceptionally(e);
            }
        });
        try {
            return opening.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EnvironmentException gone) {
                throw gone;
            }
            throw MissingParts.told(e, "The window cannot be opened (" + e.getCause() + ")" + WAY_OUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentException("Interrupted while the window was being opened", e);
        }
    }

    private static void requireDisplay() throws EnvironmentException {
        String name = System.getenv("DISPLAY");
        try {
            if (GraphicsEnvironment.isHeadless()) {
                throw name == null ? new EnvironmentException("No display" + WAY_OUT) : MissingParts.ofJava();
            }
            Surface.prepare();
            Toolkit.getDefaultToolkit(); // looks for the X server
        } catch (AWTError | HeadlessException | LinkageError e) {
            throw MissingParts.told(e, "No display" + (name == null ? "" : " at DISPLAY=" + name) + WAY_OUT);
        }
    }
}
