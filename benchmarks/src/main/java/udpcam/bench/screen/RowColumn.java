package udpcam.bench.screen;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntBinaryOperator;

/** Where the {@link RowCodes} of a picture are on a screen, once they are found, and what they say. */
public final class RowColumn {
    private final int rows;
    private final int limit;
    private final IntBinaryOperator luma;
    private final CodeSearch search;
    private Optional<CodeSearch.Place> corner = Optional.empty();

    /**
     * Knows no place yet.
     *
     * @param width the screen's, as height, in pixels
     * @param rows how many of them a picture has
     * @param limit the number below which all numbers are
     * @param luma gives how bright the screen is at x, y, 0-255
     */
    public RowColumn(int width, int height, int rows, int limit, IntBinaryOperator luma) {
        this.rows = rows;
        this.limit = limit;
        this.luma = luma;
        search = new CodeSearch(width - RowCodes.WIDTH + 1, height - RowCodes.HEIGHT + 1, limit, this::read);
    }

    /** Searches it; finds it only if each row can be read, for else it is not known which one is the last. */
    public boolean find() {
        corner = search.find().map(this::first).filter(this::isLegible);
        return isFound();
    }

    public boolean isFound() {
        return corner.isPresent();
    }

    /** Forgets the place. */
    public void lose() {
        corner = Optional.empty();
    }

    /** The number of a row, counted from the top; {@link Sightings#NONE} if it cannot be read. */
    public int number(int row) {
        return corner.map(at -> number(at, row)).orElse(Sightings.NONE);
    }

    /** Reads all rows, from the top; returns whether any could be read. */
    public boolean read(int[] numbers) {
        Arrays.setAll(numbers, this::number);
        return Arrays.stream(numbers).anyMatch(number -> number != Sightings.NONE);
    }

    /** The corner of the first row, if the code that was found is the last row's: its lowest lines. */
    private CodeSearch.Place first(CodeSearch.Place found) {
        int last = found.y() - (RowCodes.HEIGHT / 2 - 1 - CodeSearch.REACH);
        return new CodeSearch.Place(found.x(), last - (rows - 1) * RowCodes.HEIGHT);
    }

    private boolean isLegible(CodeSearch.Place at) {
        for (int row = 0; row < rows; row++) {
            if (at.y() < 0 || number(at, row) == Sightings.NONE) {
                return false;
            }
        }
        return true;
    }

    private int number(CodeSearch.Place at, int row) {
        int number = read(at.x(), at.y() + row * RowCodes.HEIGHT).orElse(Sightings.NONE);
        return number < limit ? number : Sightings.NONE;
    }

    private OptionalInt read(int left, int top) {
        return RowCodes.read((x, y) -> luma.applyAsInt(left + x, top + y));
    }
}
