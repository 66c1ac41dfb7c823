package udpcam.frame;

import java.util.SplittableRandom;

/** Byte sequences that are JPEGs as far as the wire can tell: SOI, entropy-coded bytes without a marker, EOI. */
final class Jpegs {
    private Jpegs() {}

    /** A JPEG of so many bytes, at least 4, its content drawn from the seed. */
    static byte[] ofLength(int length, long seed) {
        byte[] jpeg = new byte[length];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 2; i < length - 2; i++) {
            jpeg[i] = (byte) random.nextInt(0, 0xFF); // never 0xFF, with which a marker begins
        }
        jpeg[0] = (byte) 0xFF;
        jpeg[1] = (byte) 0xD8;
        jpeg[length - 2] = (byte) 0xFF;
        jpeg[length - 1] = (byte) 0xD9;
        return jpeg;
    }
}
