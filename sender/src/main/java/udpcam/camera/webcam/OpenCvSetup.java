package udpcam.camera.webcam;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import udpcam.camera.v4l2.Libc;
import udpcam.pixels.OpenCvThreads;

/**
 * OpenCV's settings for the whole process.
 *
 * <p>OpenCV reads the environment when its libraries are loaded or first used. Java cannot set environment variables, so the
 * C library does. A variable that the user has set keeps its value.
 */
final class OpenCvSetup {
    private static final Logger LOG = LoggerFactory.getLogger(OpenCvSetup.class);

    private OpenCvSetup() {}

    /** Applies the settings. Must be called before a camera is opened. */
    static void apply() {
        Libc libc = Libc.load();
        setDefault(
                libc,
                "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT",
                "2"); // seconds to wait for a dead camera; OpenCV's default is 10
        if (!LOG.isDebugEnabled()) {
            setDefault(libc, "OPENCV_LOG_LEVEL", "SILENT"); // the sender reports problems itself
        }
        OpenCvThreads.disable();
    }

    private static void setDefault(@Nullable Libc libc, String name, String value) {
        if (libc != null) {
            libc.setenv(name, value, 0);
        }
    }
}
