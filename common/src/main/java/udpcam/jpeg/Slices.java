package udpcam.jpeg;

/**
 * How a picture is cut into slices that are encoded or decoded side by side: whole rows of MCUs, and all but the last slice a
 * multiple of 8 of them, because restart markers are numbered from 0 to 7 (ITU-T T.81 E.1.4).
 *
 * @param rows of MCUs in the picture
 * @param count how many slices there are
 */
public record Slices(int rows, int count) {
    private static final int NUMBERS = 8;

    /** As many slices as there are workers, or fewer for small pictures: more only cost. */
    public static Slices of(int rows, int workers) {
        return new Slices(rows, Math.max(1, Math.min(workers, blocks(rows))));
    }

    /** The first row of a slice; of the one behind the last the number of rows. */
    public int firstRow(int slice) {
        return slice == count ? rows : slice * blocks(rows) / count * NUMBERS;
    }

    private static int blocks(int rows) {
        return (rows + NUMBERS - 1) / NUMBERS;
    }
}
