package udpcam.camera;

import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;

/**
 * What the user asks of a source; null and 0 leave the choice to it.
 *
 * @param size picture size
 * @param fps frames a second
 * @param format "auto", or a camera's pixel format in lower case: mjpg, yuyv, nv12, ...
 * @param passthrough whether a camera's own JPEG is wanted as it is
 * @param loop whether a file begins again at its end
 */
public record CameraRequest(@Nullable PictureSize size, double fps, String format, boolean passthrough, boolean loop) {
    /** The choice of the best format for the size. */
    public static final String AUTO = "auto";
}
