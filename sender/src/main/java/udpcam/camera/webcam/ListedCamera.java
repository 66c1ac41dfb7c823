package udpcam.camera.webcam;

import java.util.List;
import udpcam.camera.v4l2.PixelFormat;

/**
 * A camera of this system.
 *
 * @param index what {@code --device} takes
 * @param path its device node; empty where cameras have none
 * @param formats what it offers; none if that is not known
 * @param problem why it cannot be opened; empty if it can
 */
public record ListedCamera(int index, String path, String name, List<PixelFormat> formats, String problem) {}
