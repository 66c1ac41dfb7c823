package udpcam.bench.screen;

import java.util.Optional;
import java.util.OptionalInt;

/** Searches a screen for a code, from its bottom up, wherever the window stands. */
public final class CodeSearch {
    public static final int REACH = 3; // pixels from where a square is read to where it is still read

    private final int columns;
    private final int rows;
    private final int limit;
    private final Code code;

    /** A kind of code. */
    @FunctionalInterface
    public interface Code {
        /** The number of the code whose corner is at x, y of the screen; empty if there is none. */
        OptionalInt read(int x, int y);
    }

    /** A place on the screen, in pixels. */
    public record Place(int x, int y) {}

    /** Codes that fit in these columns and rows, numbered from 1 up to below a limit. */
    public CodeSearch(int columns, int rows, int limit, Code code) {
        this.columns = columns;
        this.rows = rows;
        this.limit = limit;
        this.code = code;
    }

    /** A corner of the code from which it can be read; the lowest, and of these the leftmost. */
    public Optional<Place> find() {
        for (int y = rows - 1; y >= 0; y--) {
            for (int x = 0; x < columns; x++) {
                OptionalInt number = code.read(x, y);
                if (number.isPresent() && number.getAsInt() > 0 && number.getAsInt() < limit && isFlat(x, y, number)) {
                    return Optional.of(new Place(x, y));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the code's squares are where they should be: one pixel in, all round, nothing changes. */
    private boolean isFlat(int x, int y, OptionalInt number) {
        return number.equals(code.read(x - Math.min(x, REACH), y))
                && number.equals(code.read(x + REACH, y))
                && number.equals(code.read(x, y - Math.min(y, REACH)))
                && number.equals(code.read(x, y + REACH));
    }
}
