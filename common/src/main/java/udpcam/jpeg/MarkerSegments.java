package udpcam.jpeg;

import java.nio.ByteBuffer;

/** Walks the marker segments between SOI and the first scan's data (ITU-T T.81 B.1.1). Called by one thread. */
public final class MarkerSegments {
    private static final int MARKER_BYTES = 2;
    private static final int LENGTH_BYTES = 2;

    private ByteBuffer jpeg = ByteBuffer.allocate(0);
    private int marker;
    private int start;
    private int end;

    /** Begins with the bytes of a big-endian buffer from 0 to its limit; false if there is no SOI. */
    public boolean begin(ByteBuffer bytes) {
        jpeg = bytes;
        end = MARKER_BYTES;
        return bytes.limit() >= MARKER_BYTES && unsigned16(bytes, 0) == (0xFF00 | JpegMarkers.SOI);
    }

    /** Goes to the next segment; false if what follows is none, or not all there. */
    public boolean next() {
        int at = end;
        while (at + 1 < jpeg.limit() && jpeg.get(at) == (byte) 0xFF && jpeg.get(at + 1) == (byte) 0xFF) {
            at++; // a fill byte, B.1.1.2
        }
        start = at + MARKER_BYTES + LENGTH_BYTES;
        if (start > jpeg.limit() || jpeg.get(at) != (byte) 0xFF) {
            return false;
        }
        marker = jpeg.get(at + 1) & 0xFF;
        end = at + MARKER_BYTES + unsigned16(jpeg, at + MARKER_BYTES);
        return marker != 0 && !JpegMarkers.isStandalone(marker) && end >= start && end <= jpeg.limit();
    }

    public int marker() {
        return marker;
    }

    /** Where the parameters begin, behind the length. */
    public int start() {
        return start;
    }

    /** Where they end. */
    public int end() {
        return end;
    }

    /** Two bytes of a big-endian buffer as a number. */
    public static int unsigned16(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xFFFF;
    }
}
