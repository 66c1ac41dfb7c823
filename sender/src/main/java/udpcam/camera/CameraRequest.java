package udpcam.camera;

import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;

/**
 * What the user asks of a camera. Null and 0 leave the choice to the camera.
 *
 * @param size picture size
 * @param fps frames a second
 * @param format "auto", or a camera's pixel format in lower case: mjpg, yuyv, nv12, ...
 * @param passthrough whether the user wants a camera's own JPEG unchanged
 * @param loop whether a file begins again at its end
 */
public record CameraRequest(@Nullable PictureSize size, double fps, String format, boolean passthrough, boolean loop) {
    /** Chooses the best format for the size. */
    public static final String AUTO = "auto";
}
