package udpcam.camera;

import org.jspecify.annotations.Nullable;
import udpcam.frame.Picture;

/** A source of pictures, open. Called by one thread. */
public interface Camera extends AutoCloseable {
    /**
     * Waits for the next picture, the newest that there is.
     *
     * @return the picture, the caller's to close; null if there is none for now, or {@link #ended} for good
     * @throws CameraException if the source failed; it is of no further use then and wants to be closed
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    @Nullable
    Picture grab() throws CameraException, InterruptedException;

    /** Whether a source with an end, a file, is at it. */
    boolean ended();

    /** What it really gives, for the user: format, size, the rate that it promises. */
    String description();

    @Override
    void close();
}
