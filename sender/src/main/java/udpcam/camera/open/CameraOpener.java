package udpcam.camera.open;

import udpcam.camera.Camera;
import udpcam.camera.CameraException;

/** Opens a camera, as often as it takes. */
@FunctionalInterface
public interface CameraOpener {
    Camera open() throws CameraException, InterruptedException;
}
