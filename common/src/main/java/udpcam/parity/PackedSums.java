package udpcam.parity;

import java.util.Arrays;

/**
 * Eight weighted sums of symbols at once. The eight bytes at one position of the sums share a long, and so do the eight
 * products of one byte of a symbol: one lookup and one XOR do what a table for each sum would take eight of.
 */
final class PackedSums {
    static final int COUNT = 8;

    private final long[] products = new long[256]; // 2 kB: made for each symbol anew, it never leaves the nearest cache
    private long[] sums = new long[2048];
    private int length;

    void begin() {
        Arrays.fill(sums, 0, length, 0);
        length = 0;
    }

    /**
     * Adds a symbol to each sum; sums and symbols count as padded with zeros.
     *
     * @param weights by which the symbol is multiplied: for sum 0 in the lowest byte, for sum 7 in the highest
     */
    void add(long weights, byte[] from, int offset, int symbolLength) {
        if (symbolLength > sums.length) {
            sums = Arrays.copyOf(sums, symbolLength);
        }
        length = Math.max(length, symbolLength);
        multiply(weights);
        accumulate(sums, products, from, offset, symbolLength);
    }

    /** The length of the longest symbol so far. */
    int length() {
        return length;
    }

    /** Copies a sum, {@link #length} bytes, to the beginning of an array. */
    void copy(int sum, byte[] to) {
        int shift = 8 * sum;
        for (int i = 0; i < length; i++) {
            to[i] = (byte) (sums[i] >>> shift);
        }
    }

    /** Every element is a sum of powers of x, and its product that of theirs. */
    private void multiply(long weights) {
        long power = weights;
        for (int bit = 1; bit < products.length; bit *= 2) {
            for (int i = 0; i < bit; i++) {
                products[bit + i] = products[i] ^ power;
            }
            power = GaloisField.timesX(power);
        }
    }

    private static void accumulate(long[] sums, long[] products, byte[] from, int offset, int length) {
        for (int i = 0; i < length; i++) {
            sums[i] ^= products[from[offset + i] & 0xFF];
        }
    }
}
