package udpcam.jpeg;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Width and height of a picture in pixels, 1-65,535 each as in a JPEG (ITU-T T.81 B.2.2). */
public record PictureSize(int width, int height) {
    /** The most width x height of a picture that a program makes or decodes, where its user wants no other limit. */
    public static final long MAX_PIXELS = 8192L * 8192;

    /**
     * What a frame header says, read before any decoder sees it; null if these bytes are no sequential JPEG of 8 bits
     * with a size in its first frame header.
     */
    public static @Nullable PictureSize ofJpeg(byte[] jpeg, int length) {
        ByteBuffer bytes = ByteBuffer.wrap(jpeg, 0, length);
        MarkerSegments segments = new MarkerSegments();
        if (!segments.begin(bytes)) {
            return null;
        }
        while (segments.next() && segments.marker() != JpegMarkers.SOS) {
            if (JpegMarkers.isStartOfFrame(segments.marker())) {
                FrameHeader header = new FrameHeader();
                boolean sequential = segments.marker() <= JpegMarkers.SOF1; // a progressive one can take seconds
                boolean isRead = sequential && header.read(bytes, segments.start(), segments.end());
                return isRead && header.precision() == 8 ? header.size() : null;
            }
        }
        return null;
    }

    public long pixels() {
        return (long) width * height;
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
