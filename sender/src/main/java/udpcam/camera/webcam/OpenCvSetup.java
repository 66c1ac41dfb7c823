package udpcam.camera.webcam;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import udpcam.camera.v4l2.Libc;
import udpcam.pixels.OpenCvThreads;

/**
 * What holds for OpenCV in the whole process.
 *
 * <p>It reads the environment when its libraries are loaded or first used; Java cannot change that, the C library can.
 * What the user has set is left as it is.
 */
final class OpenCvSetup {
    private static final Logger LOG = LoggerFactory.getLogger(OpenCvSetup.class);

    private OpenCvSetup() {}

    /** To be called before a camera is opened. */
    static void apply() {
        Libc libc = Libc.load();
        setDefault(libc, "OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "2"); // seconds that a dead camera is waited for, not 10
        if (!LOG.isDebugEnabled()) {
            setDefault(libc, "OPENCV_LOG_LEVEL", "SILENT"); // what the user should know is said by us
        }
        OpenCvThreads.disable();
    }

    private static void setDefault(@Nullable Libc libc, String name, String value) {
        if (libc != null) {
            libc.setenv(name, value, 0);
        }
    }
}
