package udpcam.bench;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;

/**
 * Delays as bars from left to right, a group for each size: the dark part up to the median, the light one up to the 99th
 * percentile. A bar that would make the others too short to be compared is cut, which shows; the numbers are beside it.
 */
final class Plot {
    private static final int WIDTH = 1600; // twice what a README shows: sharp on fine screens
    private static final int NAMES_WIDTH = 420;
    private static final int NUMBERS_WIDTH = 300;
    private static final int BARS_WIDTH = WIDTH - NAMES_WIDTH - NUMBERS_WIDTH;
    private static final int HEAD_HEIGHT = 84;
    private static final int TITLE_HEIGHT = 70;
    private static final int ROW_HEIGHT = 52;
    private static final int BAR_HEIGHT = 34;
    private static final int CUT_WIDTH = 12;
    private static final double LONGEST = 10; // times the shortest bar of a group
    private static final Color TEXT = new Color(0x24292F);
    private static final Color OURS = new Color(0x0969DA);
    private static final Color OURS_TAIL = new Color(0xA5CEFB);
    private static final Color OTHERS = new Color(0x6E7781);
    private static final Color OTHERS_TAIL = new Color(0xD0D7DE);
    private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 28);
    private static final Font BOLD = PLAIN.deriveFont(Font.BOLD);

    private final Graphics2D canvas;
    private int top;

    private Plot(Graphics2D canvas) {
        this.canvas = canvas;
    }

    /** Writes a PNG; {@code title} is its first line. */
    static void write(Path file, String title, List<Table> tables) throws IOException {
        ImageIO.write(draw(title, tables), "png", file.toFile());
    }

    static BufferedImage draw(String title, List<Table> tables) {
        int rows = tables.stream().mapToInt(table -> table.rows().size()).sum();
        int height = HEAD_HEIGHT + tables.size() * TITLE_HEIGHT + rows * ROW_HEIGHT + ROW_HEIGHT / 2;
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, WIDTH, height);
        Plot plot = new Plot(canvas);
        plot.head(title);
        tables.forEach(plot::group);
        canvas.dispose();
        return image;
    }

    private void head(String title) {
        text(title, ROW_HEIGHT / 2, 0, HEAD_HEIGHT, BOLD);
        top = HEAD_HEIGHT;
    }

    private void group(Table table) {
        text(table.size().toString(), ROW_HEIGHT / 2, top, TITLE_HEIGHT, BOLD);
        top += TITLE_HEIGHT;
        double shortest = p99s(table).min().orElse(1);
        double longest = Math.min(LONGEST * shortest, p99s(table).max().orElse(1));
        for (Table.Row row : table.rows()) {
            bar(row, longest);
            top += ROW_HEIGHT;
        }
    }

    private static DoubleStream p99s(Table table) {
        return table.rows().stream().mapToDouble(row -> row.result().p99()).filter(Double::isFinite);
    }

    private void bar(Table.Row row, double longest) {
        boolean ours = row.name().startsWith("udpcam");
        Result result = row.result();
        text(row.name(), ROW_HEIGHT / 2, top, ROW_HEIGHT, ours ? BOLD : PLAIN);
        if (Double.isNaN(result.p50())) {
            text("shows nothing", NAMES_WIDTH, top, ROW_HEIGHT, PLAIN);
            return;
        }
        int tail = length(result.p99(), longest);
        int bar = top + (ROW_HEIGHT - BAR_HEIGHT) / 2;
        canvas.setColor(ours ? OURS_TAIL : OTHERS_TAIL);
        canvas.fillRect(NAMES_WIDTH, bar, tail, BAR_HEIGHT);
        canvas.setColor(ours ? OURS : OTHERS);
        canvas.fillRect(NAMES_WIDTH, bar, length(result.p50(), longest), BAR_HEIGHT);
        if (result.p99() > longest) {
            cut(bar);
        }
        String numbers = Table.millis(result.p50()) + " / " + Table.millis(result.p99()) + " ms";
        text(numbers, NAMES_WIDTH + tail + CUT_WIDTH, top, ROW_HEIGHT, ours ? BOLD : PLAIN);
    }

    private static int length(double millis, double longest) {
        return (int) Math.round(BARS_WIDTH * Math.min(1, millis / longest));
    }

    /** Two slanted white lines near a bar's end. */
    private void cut(int bar) {
        canvas.setColor(Color.WHITE);
        for (int x = NAMES_WIDTH + BARS_WIDTH - 6 * CUT_WIDTH;
                x < NAMES_WIDTH + BARS_WIDTH - 3 * CUT_WIDTH;
                x += 2 * CUT_WIDTH) {
            int[] across = {x, x + CUT_WIDTH, x + 2 * CUT_WIDTH, x + CUT_WIDTH};
            int[] down = {bar + BAR_HEIGHT, bar, bar, bar + BAR_HEIGHT};
            canvas.fillPolygon(across, down, across.length);
        }
    }

    private void text(String text, int left, int from, int height, Font font) {
        canvas.setColor(TEXT);
        canvas.setFont(font);
        canvas.drawString(
                text, left, from + height / 2 + canvas.getFontMetrics().getAscent() * 2 / 5);
    }
}
