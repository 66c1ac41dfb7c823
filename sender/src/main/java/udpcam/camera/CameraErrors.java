package udpcam.camera;

import org.jspecify.annotations.Nullable;

/** Makes the exceptions of cameras. Each message is a line for the user. */
public final class CameraErrors {
    private static final char UNREADABLE = '\uFFFD';

    private CameraErrors() {}

    /** Refuses a name with letters that the system's locale cannot express: Java has put others in their place. */
    public static void checkReadable(String name) throws CameraException {
        if (name.indexOf(UNREADABLE) >= 0) {
            throw refusal(
                    "--device '" + name + "': the locale has not all its letters; set LC_ALL=C.UTF-8", false, null);
        }
    }

    public static CameraException missing(String camera, @Nullable Throwable cause) {
        return new AbsentCameraException(
                "No camera at " + camera + ": see --list-devices, or use --device test", false, cause);
    }

    public static CameraException notACamera(String path) {
        return refusal(path + " is not a camera, or nothing feeds it: see --list-devices", false, null);
    }

    public static CameraException busy(String camera, @Nullable Throwable cause) {
        return refusal("Camera " + camera + " is used by another program", true, cause);
    }

    public static CameraException unplugged(String camera, @Nullable Throwable cause) {
        return new AbsentCameraException("Camera " + camera + " is unplugged", true, cause);
    }

    public static CameraException silent(String camera, @Nullable Throwable cause) {
        return refusal("Camera " + camera + " gives no frames", true, cause);
    }

    /** For systems that do not tell a missing camera from a silent one. */
    public static CameraException missingOrSilent(String camera, @Nullable Throwable cause) {
        return refusal("Camera " + camera + " is missing or gives no frames: see --list-devices", true, cause);
    }

    public static CameraException failed(String camera, @Nullable Throwable cause) {
        return refusal("Camera " + camera + " failed", true, cause);
    }

    /** No permission for a device node of Linux. */
    public static CameraException forbidden(String path, @Nullable Throwable cause) {
        return refusal(
                "No permission for camera " + path
                        + ": add yourself to the group video (sudo usermod -aG video $USER), then log in again",
                false,
                cause);
    }

    private static CameraException refusal(String message, boolean temporary, @Nullable Throwable cause) {
        return new CameraException(message, temporary, cause);
    }
}
