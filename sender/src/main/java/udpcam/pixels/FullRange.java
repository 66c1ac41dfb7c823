package udpcam.pixels;

import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import udpcam.jpeg.PictureSize;

/** Expands video's limited range to JPEG's, 0-255, in memory that stays in its core's cache. Called by one thread at a time. */
public final class FullRange implements AutoCloseable {
    private static final double FULL = 255;

    private final double scale;
    private final double offset;
    private final Mat expanded = new Mat();

    private FullRange(int range, int from, int to) {
        scale = FULL / range;
        offset = to - from * scale;
    }

    /** For luma, whose limited range is 16-235. */
    public static FullRange ofLuma() {
        return new FullRange(219, 16, 0);
    }

    /** For chroma, whose limited range is 16-240; grey is 128 in both ranges. */
    public static FullRange ofChroma() {
        return new FullRange(224, 128, 128);
    }

    /** Expands lines of bytes without padding; gives the address of the result, valid until the next call. */
    public long expand(BytePointer limited, PictureSize size) {
        try (Mat lines = new Mat(size.height(), size.width(), CV_8UC1, limited)) {
            lines.convertTo(expanded, CV_8U, scale, offset);
        }
        try (BytePointer first = expanded.data()) {
            return first.address();
        }
    }

    @Override
    public void close() {
        expanded.close();
    }
}
