package udpcam.camera;

import org.jspecify.annotations.Nullable;
import udpcam.picture.Picture;

/** An open camera, or what takes its place: it gives pictures. Called by one thread. */
public interface Camera extends AutoCloseable {
    /**
     * Waits for the next picture, the newest that there is.
     *
     * @return the picture, which the caller closes; null if there is none now, or never again ({@link #ended})
     * @throws CameraException if the camera failed; the caller closes it then
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    @Nullable
    Picture grab() throws CameraException, InterruptedException;

    /** Whether a file is at its end. Devices have none. */
    boolean ended();

    /** Format, size, and promised rate of the pictures, for the user. */
    String description();

    @Override
    void close();
}
