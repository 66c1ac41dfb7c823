package udpcam.display.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.jpeg.PictureSize;

class TilingTest {
    private static final Rectangle AREA = new Rectangle(1280, 720);

    private static List<PictureSize> pictures(int count, int width, int height) {
        return Collections.nCopies(count, new PictureSize(width, height));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 640, 480, 1, 1",
        "2, 640, 480, 2, 1",
        "2, 1920, 480, 1, 2",
        "3, 640, 480, 2, 2",
        "4, 1280, 720, 2, 2",
        "6, 480, 640, 3, 2",
        "8, 640, 480, 4, 2",
        "9, 1280, 720, 3, 3",
        "16, 640, 480, 4, 4"
    })
    void thePicturesAreAsLargeAsCanBe(int count, int width, int height, int columns, int rows) {
        assertEquals(new Tiling(columns, rows, AREA), Tiling.of(pictures(count, width, height), 17, AREA));
    }

    @Test
    void tilesLieInsideTheAreaAndNeverOverEachOther() {
        for (int count = 1; count <= 32; count++) {
            int tiles = count;
            Tiling tiling = Tiling.of(pictures(count, 640, 480), 17, AREA);
            List<Rectangle> placed = IntStream.range(0, count)
                    .mapToObj(number -> tiling.tile(number, tiles))
                    .toList();
            for (int i = 0; i < count; i++) {
                assertTrue(AREA.contains(placed.get(i)), placed.get(i).toString());
                for (int j = 0; j < i; j++) {
                    assertFalse(placed.get(i).intersects(placed.get(j)), placed.toString());
                }
            }
        }
    }

    @Test
    void aLastRowThatIsNotFullIsInTheMiddle() {
        Tiling tiling = new Tiling(2, 2, AREA);
        assertEquals(new Rectangle(320, 362, 640, 358), tiling.tile(2, 3));
    }

    @Test
    void anAreaWithoutRoomHasTilesWithoutSize() {
        Rectangle tile =
                Tiling.of(pictures(8, 640, 480), 17, new Rectangle(3, 1)).tile(7, 8);
        assertTrue(tile.width >= 0 && tile.height >= 0, tile.toString());
    }
}
