package udpcam.parity;

/**
 * Arithmetic in GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1 (RFC 5510 8.1). Elements are 0-255; sum and difference are both
 * XOR.
 */
final class GaloisField {
    private static final int POLYNOMIAL = 0x11D;

    /** The powers of x visit every element but 0. */
    private static final int ORDER = 255;

    private static final int[] POWERS = new int[2 * ORDER]; // twice, so that no sum of two logarithms has to be reduced
    private static final int[] LOGARITHMS = new int[ORDER + 1];

    static {
        int power = 1;
        for (int i = 0; i < ORDER; i++) {
            POWERS[i] = power;
            POWERS[i + ORDER] = power;
            LOGARITHMS[power] = i;
            power = timesX(power);
        }
    }

    private GaloisField() {}

    static int multiply(int a, int b) {
        return a == 0 || b == 0 ? 0 : POWERS[LOGARITHMS[a] + LOGARITHMS[b]];
    }

    /** @param b not 0 */
    static int divide(int a, int b) {
        return a == 0 ? 0 : POWERS[LOGARITHMS[a] + ORDER - LOGARITHMS[b]];
    }

    /** Eight elements, one in each byte, times x. */
    static long timesX(long packed) {
        long carries = packed >>> 7 & 0x0101_0101_0101_0101L;
        return (packed & 0x7F7F_7F7F_7F7F_7F7FL) << 1 ^ carries * (POLYNOMIAL & 0xFF);
    }

    private static int timesX(int element) {
        return (int) timesX((long) element);
    }
}
