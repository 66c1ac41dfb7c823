package udpcam.pixels;

import static org.bytedeco.opencv.global.opencv_core.setNumThreads;

/** The threads that OpenCV starts by itself. */
public final class OpenCvThreads {
    private OpenCvThreads() {}

    /** Starts none: idle ones spin, and our own workers share the work. Holds for the whole process. */
    public static void disable() {
        setNumThreads(1);
    }
}
