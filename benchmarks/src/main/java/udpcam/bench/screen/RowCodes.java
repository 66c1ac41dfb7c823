package udpcam.bench.screen;

import java.util.OptionalInt;
import java.util.function.IntBinaryOperator;
import udpcam.jpeg.PictureSize;

/**
 * A {@link NumberCode} in each row of 16 lines at a picture's left, so that each row tells of which frame it is. Its squares are
 * JPEG's blocks across and the whole row down: they cost few bytes, and nothing of them is lost.
 */
public final class RowCodes {
    /** The lines of a row, and so of its code. */
    public static final int HEIGHT = 16;

    private static final int SQUARE_WIDTH = 8;

    /** The width of the code. */
    public static final int WIDTH = NumberCode.WIDTH * SQUARE_WIDTH / NumberCode.SQUARE;

    private RowCodes() {}

    /** How many rows of a picture have a code; one of less than 16 lines at its bottom has none. */
    public static int rows(PictureSize size) {
        return size.height() / HEIGHT;
    }

    /** Whether the pixels of a column, 0 up to the width, are white in the codes of the number. */
    public static boolean isWhite(int number, int x) {
        return NumberCode.isWhite(number, x * NumberCode.SQUARE / SQUARE_WIDTH);
    }

    /** Reads the number of a row; {@code luma} gives 0-255 at x, y from the row's corner. Empty if there is no code. */
    public static OptionalInt read(IntBinaryOperator luma) {
        return NumberCode.read((x, y) -> luma.applyAsInt(x * SQUARE_WIDTH / NumberCode.SQUARE, HEIGHT / 2));
    }
}
