package udpcam.outlet;

import java.io.IOException;

/** Hears of the pauses between frames, in which what can wait delays no frame. */
@FunctionalInterface
public interface PauseListener {
    /** Does what can wait. Called by the worker of an outlet. */
    void pause() throws IOException;
}
