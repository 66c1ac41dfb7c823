package udpcam.encode;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.function.Supplier;
import udpcam.jpeg.Sampling;
import udpcam.run.SliceWorkers;
import udpcam.turbojpeg.TurboJpeg;

/** The libraries that encode. */
enum Library {
    TURBOJPEG,
    OPENCV;

    /** Skips the test if the library is not installed; in CI that fails it. */
    void need() {
        boolean canRun = this == OPENCV || TurboJpeg.isUsable();
        assertTrue(canRun || !Boolean.parseBoolean(System.getenv("CI")), "CI needs libturbojpeg");
        assumeTrue(canRun, "libturbojpeg is not installed");
    }

    /** An encoder in slices, with {@code crew} threads. */
    FrameEncoder encoder(Sampling sampling, int quality, int crew) {
        Supplier<SliceEncoder> maker = switch (this) {
            case TURBOJPEG -> () -> new TurboSliceEncoder(sampling);
            case OPENCV -> () -> new OpenCvSliceEncoder(sampling);
        };
        return new SizedEncoder(
                new SlicedJpegEncoder(maker, sampling, new SliceWorkers("encode", crew, failure -> {})), quality);
    }
}
