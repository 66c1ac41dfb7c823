package udpcam.bench.screen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Pictures of four rows on a screen. */
class RowColumnTest {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 140;
    private static final int NONE = Sightings.NONE;
    private static final int GREY = 128;

    private final int[] luma = new int[WIDTH * HEIGHT];
    private final RowColumn column = new RowColumn(WIDTH, HEIGHT, 4, 100, (x, y) -> luma[y * WIDTH + x]);

    private void draw(int left, int top, int... numbers) {
        for (int y = 0; y < numbers.length * RowCodes.HEIGHT; y++) {
            int number = numbers[y / RowCodes.HEIGHT];
            for (int x = 0; x < RowCodes.WIDTH; x++) {
                int drawn = RowCodes.isWhite(number, x) ? 235 : 16;
                luma[(top + y) * WIDTH + left + x] = number == NONE ? GREY : drawn;
            }
        }
    }

    private int[] numbers() {
        int[] numbers = new int[4];
        column.read(numbers);
        return numbers;
    }

    @Test
    void theRowsAreFoundWhereverTheWindowStands() {
        draw(61, 37, 5, 5, 5, 5);
        assertTrue(column.find());
        assertArrayEquals(new int[] {5, 5, 5, 5}, numbers());
    }

    @Test
    void inAScreensCornersTheyAreFoundToo() {
        draw(0, 0, 5, 5, 5, 5);
        assertTrue(column.find());
        assertArrayEquals(new int[] {5, 5, 5, 5}, numbers());
        Arrays.fill(luma, GREY);
        draw(WIDTH - RowCodes.WIDTH, HEIGHT - 4 * RowCodes.HEIGHT, 6, 6, 6, 6);
        assertTrue(column.find());
        assertArrayEquals(new int[] {6, 6, 6, 6}, numbers());
    }

    @Test
    void eachRowOfAHalfDrawnPictureTellsOfItsOwnFrame() {
        draw(61, 37, 6, 6, 5, 4);
        assertTrue(column.find());
        assertArrayEquals(new int[] {6, 6, 5, 4}, numbers());
    }

    @Test
    void aRowThatIsGreyIsOfNoFrame() {
        draw(61, 37, 5, 5, 5, 5);
        assertTrue(column.find());
        draw(61, 37, 6, NONE, 6, NONE);
        assertArrayEquals(new int[] {6, NONE, 6, NONE}, numbers());
        assertEquals(NONE, column.number(3));
    }

    @Test
    void aRowThatIsCutThroughIsOfOneFrameOrNone() {
        draw(61, 37, 5, 5, 5, 5);
        assertTrue(column.find());
        draw(61, 37 + RowCodes.HEIGHT + 11, 9); // over the lowest lines of the second row and most of the third
        assertArrayEquals(new int[] {5, 5, 9, 5}, numbers());
    }

    @Test
    void withoutItsLastRowOrItsFirstOneAPictureIsNotFound() {
        draw(61, 37, 5, 5, 5, NONE);
        assertFalse(column.find());
        draw(61, 37, NONE, 5, 5, 5);
        assertFalse(column.find());
    }

    @Test
    void aPlaceThatIsLostIsSearchedAnew() {
        draw(61, 37, 5, 5, 5, 5);
        assertTrue(column.find());
        Arrays.fill(luma, 0);
        assertFalse(column.read(new int[4]));
        column.lose();
        draw(20, 50, 7, 7, 7, 7);
        assertTrue(column.find());
        assertArrayEquals(new int[] {7, 7, 7, 7}, numbers());
    }
}
