package udpcam.jpeg.scan;

import udpcam.jpeg.JpegMarkers;

/**
 * Walks the marker segments of a JPEG as libjpeg does: whatever is between them is passed over, as are markers that stand alone,
 * a second SOI among them. Called by one thread.
 */
final class ForeignSegments {
    private static final int MARKER_BYTES = 2;
    private static final int LENGTH_BYTES = 2;

    private byte[] jpeg = {};
    private int length;
    private int marker;
    private int start;
    private int end;

    /** Begins with the first {@code newLength} bytes; false if there is no SOI. */
    boolean begin(byte[] newJpeg, int newLength) {
        jpeg = newJpeg;
        length = newLength;
        end = MARKER_BYTES;
        return newLength >= MARKER_BYTES && jpeg[0] == (byte) 0xFF && jpeg[1] == (byte) JpegMarkers.SOI;
    }

    /** Goes to the next segment; false if EOI comes first, or if the segment is not all there. */
    boolean next() {
        int at = end;
        while (at + 1 < length) {
            marker = jpeg[at + 1] & 0xFF;
            if (jpeg[at] != (byte) 0xFF || marker == 0xFF) {
                at++;
            } else if (marker == JpegMarkers.EOI) {
                return false;
            } else if (JpegMarkers.isKnownSegment(marker)) {
                return segment(at);
            } else {
                at += MARKER_BYTES; // taken for stray bytes
            }
        }
        return false;
    }

    private boolean segment(int at) {
        start = at + MARKER_BYTES + LENGTH_BYTES;
        if (start > length) {
            return false;
        }
        end = at + MARKER_BYTES + ((jpeg[start - 2] & 0xFF) << 8 | (jpeg[start - 1] & 0xFF));
        return end >= start && end <= length;
    }

    /** Goes on behind the data of a scan. */
    void passTo(int at) {
        end = at;
    }

    int marker() {
        return marker;
    }

    /** Where the parameters begin, behind the length. */
    int start() {
        return start;
    }

    /** Where they end. */
    int end() {
        return end;
    }
}
