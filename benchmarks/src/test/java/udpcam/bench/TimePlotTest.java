package udpcam.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import udpcam.bench.LongRun.Second;
import udpcam.bench.result.TimePlot;

class TimePlotTest {
    private static final int RED = 0xBC4C00;

    private final List<Second> seconds =
            List.of(new Second(30, 5, 10, 200, 100, 20, 30), new Second(30, 5, 5, 200, 150, 20, 30));

    @Test
    void valuesStandInProportionFromZero() {
        BufferedImage image = TimePlot.draw("a run", LongRun.charts(seconds), "2 s");
        int first = topOfDelay(image, 140);
        int last = topOfDelay(image, image.getWidth() - 60);
        int zero = 84 + 60 + 220;
        assertEquals(2, (zero - first) / (double) (zero - last), 0.1);
    }

    @Test
    void whereThereIsNoValueTheLineHasAGap() {
        List<Double> values = List.of(1.0, 1.0, Double.NaN, 1.0, 1.0);
        List<TimePlot.Line> lines = List.of(new TimePlot.Line("front", List.of()), new TimePlot.Line("", values));
        BufferedImage image = TimePlot.draw("", List.of(new TimePlot.Chart("", lines)), "");
        int quarter = (image.getWidth() - 170) / 4;
        assertEquals(84 + 60, topOfDelay(image, 130 + quarter / 2), 2);
        assertThrows(AssertionError.class, () -> topOfDelay(image, 130 + 2 * quarter));
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
