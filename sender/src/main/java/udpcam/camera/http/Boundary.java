package udpcam.camera.http;

/** Finds the boundaries between the parts of a multipart body (RFC 2046 section 5.1.1): lines that begin with two hyphens. */
final class Boundary {
    private static final int MOST_BYTES = 1024; // with the headers of its part

    private Boundary() {}

    /** Whether one is between two places; right or wrong, it may begin anywhere in a line. */
    static boolean isIn(byte[] bytes, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (bytes[i] == '-' && bytes[i + 1] == '-') {
                return true;
            }
        }
        return false;
    }

    /** Where a picture ends that begins at {@code start} and has no EOI: in front of the boundary before {@code place}, if any. */
    static int before(byte[] bytes, int start, int place) {
        for (int i = place - 2; i > Math.max(start + 2, place - MOST_BYTES); i--) {
            if (bytes[i] == '-' && bytes[i + 1] == '-' && bytes[i - 1] == '\n') {
                return bytes[i - 2] == '\r' ? i - 2 : i - 1;
            }
        }
        return place;
    }
}
