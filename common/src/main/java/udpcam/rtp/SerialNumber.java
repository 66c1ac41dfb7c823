package udpcam.rtp;

/** Numbers that wrap around (RFC 1982), compared: RTP's 16-bit sequence numbers and 32-bit timestamps. */
public final class SerialNumber {
    private SerialNumber() {}

    /**
     * The number nearest to {@code near} that ends in these 16 bits; where two are equally near, the lower one.
     *
     * @param near a number that does not wrap, such as the highest received so far
     * @param sequenceNumber of which the lower 16 bits count
     */
    public static long extend(long near, int sequenceNumber) {
        return near + (short) (sequenceNumber - near);
    }

    /** The sequence number that follows, 0-65,535. */
    public static int next(int sequenceNumber) {
        return (sequenceNumber + 1) & 0xFFFF;
    }

    /** How far a 32-bit timestamp is ahead of another: -2^31 to 2^31-1, negative where it is behind. */
    public static int ahead(int timestamp, int other) {
        return timestamp - other;
    }
}
