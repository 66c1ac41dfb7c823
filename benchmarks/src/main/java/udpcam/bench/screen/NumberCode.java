package udpcam.bench.screen;

import java.util.OptionalInt;
import java.util.function.IntBinaryOperator;

/**
 * A number in the top left corner of a picture that survives JPEG and scaling of colours: 24 squares in a row, white for 1
 * and black for 0; 16 bear the number, 8 a checksum that plain areas do not have.
 */
public final class NumberCode {
    /** So many numbers there are; then they begin again. */
    public static final int NUMBERS = 1 << 16;

    /** The side of a square, in pixels. */
    public static final int SQUARE = 12;

    private static final int DATA_BITS = 16;
    private static final int CHECK_BITS = 8;
    private static final int BITS = DATA_BITS + CHECK_BITS;
    private static final int MASK = 0x5A5A; // small numbers change colour often, too

    /** The width of the code; its height is that of a square. */
    public static final int WIDTH = BITS * SQUARE;

    private NumberCode() {}

    /** Whether the pixel is white in the code of the number; x and y are within the code. */
    public static boolean isWhite(int number, int x) {
        return ((code(number) >> (x / SQUARE)) & 1) != 0;
    }

    /** Reads the number; {@code luma} gives 0-255 at x, y. Empty if there is no code, or one half drawn. */
    public static OptionalInt read(IntBinaryOperator luma) {
        int bits = 0;
        for (int i = 0; i < BITS; i++) {
            int value = luma.applyAsInt(i * SQUARE + SQUARE / 2, SQUARE / 2);
            if (value > 96 && value < 160) {
                return OptionalInt.empty();
            }
            bits |= value >= 160 ? 1 << i : 0;
        }
        int number = (bits & (NUMBERS - 1)) ^ MASK;
        return code(number) == bits ? OptionalInt.of(number) : OptionalInt.empty();
    }

    private static int code(int number) {
        int data = (number & (NUMBERS - 1)) ^ MASK;
        int check = (((data >> 8) ^ data) * 167 + 93) & ((1 << CHECK_BITS) - 1);
        return data | (check << DATA_BITS);
    }
}
