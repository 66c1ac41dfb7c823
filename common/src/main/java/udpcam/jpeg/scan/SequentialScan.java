package udpcam.jpeg.scan;

/** The end of a scan header (ITU-T T.81 B.2.3): Ss, Se, Ah and Al, which in a sequential JPEG say nothing. */
final class SequentialScan {
    private static final byte[] ALL_COEFFICIENTS = {0, 63, 0};

    private SequentialScan() {}

    /** Whether a scan header has its right length, whatever its end says. */
    static boolean isLong(byte[] jpeg, int start, int end) {
        return start < end && end - start == 1 + 2 * (jpeg[start] & 0xFF) + ALL_COEFFICIENTS.length;
    }

    /** Whether it says what it must. */
    static boolean is(byte[] jpeg, int start, int end) {
        int at = end - ALL_COEFFICIENTS.length;
        return isLong(jpeg, start, end)
                && jpeg[at] == ALL_COEFFICIENTS[0]
                && jpeg[at + 1] == ALL_COEFFICIENTS[1]
                && jpeg[at + 2] == ALL_COEFFICIENTS[2];
    }

    /** Has the scan header that ends there say so: libjpeg warns of another one, and reads it like this. */
    static void put(byte[] jpeg, int end) {
        System.arraycopy(ALL_COEFFICIENTS, 0, jpeg, end - ALL_COEFFICIENTS.length, ALL_COEFFICIENTS.length);
    }
}
