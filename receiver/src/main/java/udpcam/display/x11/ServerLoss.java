package udpcam.display.x11;

import com.sun.jna.Callback;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * The end of a connection to the X server: the server was ended, or the network to it was cut.
 *
 * <p>Xlib ends the program where its handler of such errors returns, amid the work of all other threads. So the handler never
 * returns: each thread that needs the server stays in it, with the locks that it holds. Where Java2D draws, that may be one that
 * collections of garbage wait for (a JNI critical region): then the program's end may hang, too.
 */
public final class ServerLoss {
    private static final Semaphore NEVER = new Semaphore(0);
    private static final List<Handler> INSTALLED = new ArrayList<>(); // Xlib holds them: they must not be collected

    private ServerLoss() {}

    /** XIOErrorHandler of Xlib. */
    interface Handler extends Callback {
        int lost(Pointer display);
    }

    /**
     * Has {@code action} run by the thread that finds the loss; it must not touch AWT. To be called after AWT has connected,
     * since AWT sets a handler of its own.
     */
    public static synchronized void onLoss(Runnable action) {
        if (!Platform.isX11()) {
            return;
        }
        Handler handler = display -> {
            action.run();
            NEVER.acquireUninterruptibly();
            return 0;
        };
        INSTALLED.add(handler);
        X11.XSetIOErrorHandler(handler);
    }
}
