package udpcam.camera.open;

import udpcam.camera.Camera;
import udpcam.camera.CameraException;

/** Opens a camera. May be called again after a failure. */
@FunctionalInterface
public interface CameraOpener {
    Camera open() throws CameraException, InterruptedException;
}
