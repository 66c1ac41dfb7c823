package udpcam.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import udpcam.bench.LongRun.Second;

class LongRunPlotTest {
    private static final int RED = 0xBC4C00;

    private final List<Second> seconds =
            List.of(new Second(30, 5, 10, 200, 100, 20, 30), new Second(30, 5, 5, 200, 150, 20, 30));

    @Test
    void valuesStandInProportionFromZero() {
        BufferedImage image = LongRunPlot.draw("a run", seconds);
        int first = topOfDelay(image, 140);
        int last = topOfDelay(image, image.getWidth() - 60);
        int zero = 84 + 60 + 220;
        assertEquals(2, (zero - first) / (double) (zero - last), 0.1);
    }

    private static int topOfDelay(BufferedImage image, int x) {
        for (int y = 84 + 60 - 5; y < 84 + 60 + 220; y++) {
            if ((image.getRGB(x, y) & 0xFFFFFF) == RED) {
                return y;
            }
        }
        throw new AssertionError("no line at " + x);
    }

    @Test
    void theTableHasTheFirstAndTheLastTenth() {
        String text = LongRun.markdown(seconds);
        assertTrue(text.contains("| first tenth | 30.0 | 5.0 | 10.0 | 200 + 100 | 20 + 30 |"), text);
        assertTrue(text.contains("| last tenth | 30.0 | 5.0 | 5.0 | 200 + 150 | 20 + 30 |"), text);
    }
}
