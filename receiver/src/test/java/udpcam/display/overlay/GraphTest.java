package udpcam.display.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import udpcam.count.Delays;
import udpcam.figures.Condition;
import udpcam.figures.Delay;
import udpcam.figures.Figures;

class GraphTest {
    private static final int WIDTH = Graph.LEFT + 59; // a pixel a second
    private static final Color RED = Color.RED;
    private static final int PLOT_TOP = Graph.HEIGHT - 46;
    private static final int PLOT = 42;

    private static Figures second(double megabits) {
        Delay delay = new Delay(new Delays.Summary(0, 0, 0), "");
        return new Figures(null, 0, megabits, delay, null, 0, Condition.UNKNOWN);
    }

    private static BufferedImage drawn(List<Figures> seconds) {
        BufferedImage image = new BufferedImage(WIDTH + 4, Graph.HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        new Graph("Mbit/s", RED, figures -> figures.megabitsPerSecond() < 0 ? Double.NaN : figures.megabitsPerSecond())
                .draw(g, seconds, 0, WIDTH);
        g.dispose();
        return image;
    }

    private static boolean isRed(BufferedImage image, int x, double y) {
        int middle = (int) Math.round(y);
        return IntStream.rangeClosed(middle - 1, middle + 1)
                .anyMatch(row -> (image.getRGB(x, row) & 0xFFFFFF) == 0xFF0000);
    }

    @Test
    void theScaleEndsAtARoundNumber() {
        double[][] ends = {{0, 1}, {0.3, 1}, {1, 1}, {1.1, 2}, {4.9, 5}, {5.1, 10}, {12, 20}, {99, 100}, {2100, 5000}};
        for (double[] end : ends) {
            assertEquals(end[1], Graph.ceiling(end[0]), 1e-9, "of " + end[0]);
        }
    }

    @Test
    void theNewestSecondIsAtTheRightAndHigherValuesLieHigher() {
        BufferedImage image = drawn(
                IntStream.range(0, 60).mapToObj(i -> second(i < 30 ? 2 : 8)).toList());
        assertTrue(isRed(image, Graph.LEFT + 10, PLOT_TOP + PLOT * 0.8));
        assertTrue(isRed(image, WIDTH - 10, PLOT_TOP + PLOT * 0.2));
        assertFalse(isRed(image, WIDTH - 10, PLOT_TOP + PLOT * 0.8));
    }

    @Test
    void whatIsNotKnownIsAGap() {
        BufferedImage image = drawn(IntStream.range(0, 60)
                .mapToObj(i -> second(i > 20 && i < 40 ? -1 : 8))
                .toList());
        assertTrue(isRed(image, Graph.LEFT + 10, PLOT_TOP + PLOT * 0.2));
        assertTrue(isRed(image, WIDTH - 10, PLOT_TOP + PLOT * 0.2));
        for (int y = PLOT_TOP + 2; y < PLOT_TOP + PLOT - 2; y++) {
            assertFalse(isRed(image, Graph.LEFT + 30, y));
        }
    }

    @Test
    void aStreamThatHasJustBegunHasItsLineAtTheRight() {
        BufferedImage image =
                drawn(IntStream.range(0, 10).mapToObj(i -> second(8)).toList());
        assertTrue(isRed(image, WIDTH - 5, PLOT_TOP + PLOT * 0.2));
        assertFalse(isRed(image, WIDTH - 20, PLOT_TOP + PLOT * 0.2));
    }
}
