package udpcam.bench.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import udpcam.bench.screen.CodeSearch.Place;

class CodeSearchTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 200;

    private final int[] luma = new int[WIDTH * HEIGHT];

    private Optional<Place> find(int limit) {
        return new CodeSearch(WIDTH - RowCodes.WIDTH, HEIGHT - RowCodes.HEIGHT, limit, this::read).find();
    }

    private OptionalInt read(int left, int top) {
        return RowCodes.read((x, y) -> luma[(top + y) * WIDTH + left + x]);
    }

    private void draw(int left, int top, int rows, int number) {
        for (int y = top; y < top + rows * RowCodes.HEIGHT; y++) {
            for (int x = 0; x < RowCodes.WIDTH; x++) {
                luma[y * WIDTH + left + x] = RowCodes.isWhite(number, x) ? 255 : 0;
            }
        }
    }

    @Test
    void theLowestRowIsFoundWhereverItStands() {
        draw(50, 40, 3, 77);
        Place found = find(100).orElseThrow();
        assertEquals(OptionalInt.of(77), read(found.x(), found.y()));
        assertEquals(new Place(49, 40 + 2 * RowCodes.HEIGHT + 4), found, "as low and as left as it is flat");
    }

    @Test
    void aRowAtTheScreensEdgeIsFound() {
        draw(0, 0, 1, 77);
        assertEquals(Optional.of(new Place(0, 4)), find(100));
    }

    @Test
    void aNumberThatNoFrameHasIsNotTaken() {
        draw(50, 40, 3, 77);
        assertTrue(find(77).isEmpty());
    }
}
