package udpcam.camera;

import org.jspecify.annotations.Nullable;

/** The camera is not plugged in. */
public final class AbsentCameraException extends CameraException {
    private static final long serialVersionUID = 1;

    public AbsentCameraException(String message, boolean temporary, @Nullable Throwable cause) {
        super(message, temporary, cause);
    }
}
