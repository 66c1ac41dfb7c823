package udpcam.camera;

/** Opens a camera, as often as it takes. */
@FunctionalInterface
public interface CameraOpener {
    Camera open() throws CameraException, InterruptedException;
}
