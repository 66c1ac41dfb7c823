package udpcam.frame;

import java.util.HexFormat;
import java.util.SplittableRandom;

/** Byte sequences that are JPEGs as far as the wire can tell: SOI, a frame header, bytes without a marker, EOI. */
final class Jpegs {
    /** SOI, and SOF0 of 8 lines, 8 samples a line, 1 component. */
    private static final byte[] OPENING =
            HexFormat.ofDelimiter(" ").parseHex("FF D8 FF C0 00 0B 08 00 08 00 08 01 01 11 00");

    /** The least that a JPEG with a frame header has here. */
    static final int MIN_LENGTH = OPENING.length + 2;

    private Jpegs() {}

    /** A JPEG of so many bytes, its content drawn from the seed; below {@link #MIN_LENGTH} one without a frame header. */
    static byte[] ofLength(int length, long seed) {
        byte[] jpeg = new byte[length];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 2; i < length - 2; i++) {
            jpeg[i] = (byte) random.nextInt(1, 0xFF); // never 0xFF, with which a marker begins
        }
        System.arraycopy(OPENING, 0, jpeg, 0, length < MIN_LENGTH ? 2 : OPENING.length);
        jpeg[length - 2] = (byte) 0xFF;
        jpeg[length - 1] = (byte) 0xD9;
        return jpeg;
    }

    /** The smallest picture, as the only datagram of its frame, of a sender without frame checks. */
    static byte[] datagram() {
        byte[] jpeg = ofLength(MIN_LENGTH, 1);
        byte[] datagram = new byte[1 + jpeg.length];
        datagram[0] = 1;
        System.arraycopy(jpeg, 0, datagram, 1, jpeg.length);
        return datagram;
    }
}
