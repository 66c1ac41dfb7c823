package udpcam.jpeg;

import org.jspecify.annotations.Nullable;

/** Width and height of a picture in pixels, 1-65,535 each as in a JPEG (ITU-T T.81 B.2.2). */
public record PictureSize(int width, int height) {
    private static final int MARKER_BYTES = 2;
    private static final int HEIGHT_OFFSET = 5; // marker 2, length 2, precision 1
    private static final int WIDTH_OFFSET = HEIGHT_OFFSET + 2;
    private static final int FRAME_HEADER_BYTES = WIDTH_OFFSET + 2;

    /**
     * What a frame header says, read before any decoder sees it; null if these bytes are no sequential JPEG with a size in
     * its first frame header.
     */
    public static @Nullable PictureSize ofJpeg(byte[] jpeg, int length) {
        if (length < MARKER_BYTES || unsigned16(jpeg, 0) != (0xFF00 | JpegMarkers.SOI)) {
            return null;
        }
        int at = MARKER_BYTES;
        while (at + MARKER_BYTES <= length && (jpeg[at] & 0xFF) == 0xFF) {
            int marker = jpeg[at + 1] & 0xFF;
            if (marker == 0xFF) { // a fill byte, B.1.1.2
                at++;
            } else if (JpegMarkers.isStartOfFrame(marker)) {
                boolean sequential = marker <= JpegMarkers.SOF1; // a progressive picture can take seconds to decode
                return sequential && at + FRAME_HEADER_BYTES <= length ? ofFrameHeader(jpeg, at) : null;
            } else if (marker == JpegMarkers.SOS || JpegMarkers.isStandalone(marker) || marker == 0) {
                return null; // a scan or a picture's end before any frame header
            } else if (at + 2 * MARKER_BYTES <= length) {
                at += MARKER_BYTES + Math.max(MARKER_BYTES, unsigned16(jpeg, at + MARKER_BYTES));
            } else {
                return null;
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

    private static @Nullable PictureSize ofFrameHeader(byte[] jpeg, int at) {
        int height = unsigned16(jpeg, at + HEIGHT_OFFSET);
        int width = unsigned16(jpeg, at + WIDTH_OFFSET);
        return width > 0 && height > 0 ? new PictureSize(width, height) : null;
    }

    static int unsigned16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }
}
