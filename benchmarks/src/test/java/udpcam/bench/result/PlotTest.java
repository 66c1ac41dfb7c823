package udpcam.bench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import udpcam.jpeg.PictureSize;

class PlotTest {
    private static final int OURS = 0x0969DA;
    private static final int OURS_TAIL = 0xA5CEFB;
    private static final int OTHERS = 0x6E7781;

    @Test
    void barsAreAsLongAsTheirMediansAndThoseThatAreTooLongAreCut() {
        List<Table.Row> rows = List.of(
                new Table.Row("udpcam", delays(10, 20)),
                new Table.Row("other", delays(40, 80)),
                new Table.Row("slow", delays(900, 1000)),
                new Table.Row("dead", Result.NOTHING));
        BufferedImage image = Plot.draw("delay", List.of(new Table(new PictureSize(1280, 720), rows, null).bars()));
        int ours = longest(image, OURS);
        int others = longest(image, OTHERS);
        assertTrue(ours > 0);
        assertEquals(4 * ours, first(image, OTHERS), 2);
        assertTrue(others < 20 * ours, "cut at ten times the shortest bar");
    }

    @Test
    void withoutAnyDelaysThereIsStillAPlot() {
        List<Table.Row> rows = List.of(new Table.Row("dead", Result.NOTHING));
        assertTrue(Plot.draw("delay", List.of(new Table(new PictureSize(320, 240), rows, null).bars()))
                        .getHeight()
                > 0);
    }

    @Test
    void ofFramesTheWholeOnesAreTheDarkPart() {
        List<LossTable.Row> rows = List.of(
                new LossTable.Row(0.05, "udpcam", frames(1, 0.5)),
                new LossTable.Row(0.05, "other", frames(0.25, 0.25)));
        BufferedImage image = Plot.draw("frames", new LossTable(new PictureSize(1280, 720), rows).bars());
        assertEquals(2 * longest(image, OTHERS), longest(image, OURS), 2);
        assertEquals(longest(image, OURS), longest(image, OURS_TAIL), 2);
    }

    private static LossResult frames(double shown, double whole) {
        return new LossResult(shown, whole, 40, 4, 5, 33);
    }

    private static Result delays(double p50, double p99) {
        return new Result(p50, p99, p99, p99, 1, 0, 0, 0, 0, 0);
    }

    private static int longest(BufferedImage image, int colour) {
        int longest = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            longest = Math.max(longest, pixels(image, y, colour));
        }
        return longest;
    }

    /** The length of the topmost bar of a colour. */
    private static int first(BufferedImage image, int colour) {
        int y = 0;
        while (pixels(image, y, colour) == 0) {
            y++;
        }
        return pixels(image, y + 2, colour);
    }

    private static int pixels(BufferedImage image, int y, int colour) {
        int count = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            count += (image.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
        }
        return count;
    }
}
