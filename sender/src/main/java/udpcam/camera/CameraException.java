package udpcam.camera;

import org.jspecify.annotations.Nullable;

/** A camera cannot be opened, or failed. The message is one line for the user that says what to try. */
public sealed class CameraException extends Exception permits AbsentCameraException, RefusedCameraException {
    private static final long serialVersionUID = 1;

    private final boolean temporary;

    /** {@code temporary}: the failure may end by itself, so a program that starts tries again. */
    public CameraException(String message, boolean temporary) {
        super(message);
        this.temporary = temporary;
    }

    public CameraException(String message, boolean temporary, @Nullable Throwable cause) {
        super(message, cause);
        this.temporary = temporary;
    }

    public final boolean temporary() {
        return temporary;
    }
}
