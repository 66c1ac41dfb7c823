package udpcam.camera;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The server of a camera answers, and refuses. Each try comes later than the one before, because many a server locks the
 * account of whom it refuses too often.
 */
public final class RefusedCameraException extends CameraException {
    private static final long serialVersionUID = 1;

    private final long pauseSeconds;

    /** {@code pauseSeconds}: how long to wait at least before another try. */
    RefusedCameraException(String message, boolean temporary, long pauseSeconds, @Nullable Throwable cause) {
        super(message, temporary, cause);
        this.pauseSeconds = pauseSeconds;
    }

    /** How long to wait at least before another try. */
    public long pauseNanos() {
        return TimeUnit.SECONDS.toNanos(pauseSeconds);
    }
}
