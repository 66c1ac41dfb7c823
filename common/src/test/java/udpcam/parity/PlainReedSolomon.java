package udpcam.parity;

/** The same code as it stands in books: a bit, a byte and a symbol at a time. Knows nothing of what it is compared with. */
public final class PlainReedSolomon {
    private PlainReedSolomon() {}

    /** Multiplies the polynomials, and divides by x^8 + x^4 + x^3 + x^2 + 1. */
    public static int multiply(int a, int b) {
        int product = 0;
        for (int bit = 0; bit < 8; bit++) {
            product ^= (b >> bit & 1) * (a << bit);
        }
        for (int bit = 14; bit >= 8; bit--) {
            product ^= (product >> bit & 1) * (0b1_0001_1101 << (bit - 8));
        }
        return product;
    }

    public static int inverse(int a) {
        for (int b = 1; b < 256; b++) {
            if (multiply(a, b) == 1) {
                return b;
            }
        }
        throw new ArithmeticException("1 / " + a);
    }

    /** Parity symbol {@code parity}, as long as the longest source symbol. */
    public static byte[] parity(byte[][] sources, int parity) {
        int length = 0;
        for (byte[] source : sources) {
            length = Math.max(length, source.length);
        }
        byte[] sum = new byte[length];
        for (int i = 0; i < sources.length; i++) {
            int coefficient = inverse(i ^ 255 - parity);
            for (int n = 0; n < sources[i].length; n++) {
                sum[n] ^= (byte) multiply(coefficient, sources[i][n] & 0xFF);
            }
        }
        return sum;
    }
}
