package udpcam.camera.webcam;

import java.util.List;
import udpcam.camera.v4l2.PixelFormat;

/**
 * A camera of this system.
 *
 * @param index the number for {@code --device}
 * @param path the device node; empty on systems without nodes
 * @param formats the formats that it offers; none if they are not known
 * @param problem why the camera cannot be opened; empty if it can
 */
public record ListedCamera(int index, String path, String name, List<PixelFormat> formats, String problem) {}
