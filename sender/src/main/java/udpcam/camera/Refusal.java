package udpcam.camera;

import com.sun.jna.LastErrorException;
import org.jspecify.annotations.Nullable;

/** The reasons why a camera cannot be had, worded for the user. */
final class Refusal {
    private Refusal() {}

    static CameraException missing(String camera, @Nullable Throwable cause) {
        return new AbsentCameraException(
                "No camera at " + camera + ": see --list-devices, or use --device test", false, cause);
    }

    static CameraException notACamera(String path) {
        return refusal(path + " is not a camera, or nothing feeds it: see --list-devices", false, null);
    }

    static CameraException busy(String camera, @Nullable Throwable cause) {
        return refusal("Camera " + camera + " is used by another program", true, cause);
    }

    static CameraException unplugged(String camera, @Nullable Throwable cause) {
        return new AbsentCameraException("Camera " + camera + " is unplugged", true, cause);
    }

    static CameraException silent(String camera, @Nullable Throwable cause) {
        return refusal("Camera " + camera + " gives no frames", true, cause);
    }

    /** Where the system does not tell the one from the other. */
    static CameraException missingOrSilent(String camera, @Nullable Throwable cause) {
        return refusal("Camera " + camera + " is missing or gives no frames: see --list-devices", true, cause);
    }

    static CameraException failed(String camera, @Nullable Throwable cause) {
        return refusal("Camera " + camera + " failed", true, cause);
    }

    /** Why open(2) refused. */
    static CameraException ofOpen(String path, LastErrorException error) {
        return switch (error.getErrorCode()) {
            case Libc.ENOENT, Libc.ENXIO, Libc.ENODEV -> missing(path, error);
            case Libc.EBUSY -> busy(path, error);
            case Libc.EACCES, Libc.EPERM ->
                refusal(
                        "No permission for camera " + path
                                + ": add yourself to the group video (sudo usermod -aG video $USER), then log in again",
                        false,
                        error);
            default -> refusal("Camera " + path + " cannot be opened: " + error.getMessage(), true, error);
        };
    }

    private static CameraException refusal(String message, boolean temporary, @Nullable Throwable cause) {
        return new CameraException(message, temporary, cause);
    }
}
