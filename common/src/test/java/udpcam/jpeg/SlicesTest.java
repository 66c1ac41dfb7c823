package udpcam.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlicesTest {
    private static List<Integer> bounds(int rows, int workers) {
        Slices slices = Slices.of(rows, workers);
        return IntStream.rangeClosed(0, slices.count())
                .mapToObj(slices::firstRow)
                .toList();
    }

    @Test
    void eachWorkerHasOneAndTheyAreAboutAsLarge() {
        assertEquals(List.of(0, 24, 45), bounds(45, 2));
        assertEquals(List.of(0, 32, 68), bounds(68, 2));
        assertEquals(List.of(0, 8, 24, 32, 45), bounds(45, 4));
    }

    @Test
    void smallPicturesHaveFewer() {
        assertEquals(List.of(0, 8, 15), bounds(15, 8));
        assertEquals(List.of(0, 8), bounds(8, 8));
        assertEquals(List.of(0, 1), bounds(1, 8));
    }

    @Test
    void oneWorkerHasThePictureInOnePiece() {
        assertEquals(List.of(0, 45), bounds(45, 1));
    }

    @Test
    void allButTheLastHaveAMultipleOfEightRowsAndNoneIsEmpty() {
        for (int rows = 1; rows < 600; rows++) {
            for (int workers = 1; workers <= 8; workers++) {
                List<Integer> bounds = bounds(rows, workers);
                assertEquals(rows, bounds.get(bounds.size() - 1));
                for (int i = 1; i < bounds.size(); i++) {
                    assertEquals(0, bounds.get(i - 1) % 8);
                    assertTrue(bounds.get(i) > bounds.get(i - 1));
                }
            }
        }
    }
}
