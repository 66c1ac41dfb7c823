package udpcam.bench.result;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Bars from left to right, in groups: a dark part and a light one that goes on behind it, and numbers beside them. */
public final class Plot {
    private static final int WIDTH = 1600; // twice what a README shows: sharp on fine screens
    private static final int NAMES_WIDTH = 420;
    private static final int NUMBERS_WIDTH = 300;
    private static final int BARS_WIDTH = WIDTH - NAMES_WIDTH - NUMBERS_WIDTH;
    private static final int HEAD_HEIGHT = 84;
    private static final int TITLE_HEIGHT = 70;
    private static final int ROW_HEIGHT = 52;
    private static final int BAR_HEIGHT = 34;
    private static final int CUT_WIDTH = 12;
    private static final Color TEXT = new Color(0x24292F);
    private static final Color OURS = new Color(0x0969DA);
    private static final Color OURS_TAIL = new Color(0xA5CEFB);
    private static final Color OTHERS = new Color(0x6E7781);
    private static final Color OTHERS_TAIL = new Color(0xD0D7DE);
    private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 28);
    private static final Font BOLD = PLAIN.deriveFont(Font.BOLD);

    private final Graphics2D canvas;
    private int top;

    /**
     * Bars that are compared.
     *
     * @param longest what the longest bar stands for; one of more is cut, which shows
     */
    public record Group(String title, List<Bar> bars, double longest) {}

    /**
     * One of them.
     *
     * @param dark where its dark part ends, NaN for none
     * @param light where its light part ends, NaN for none
     */
    public record Bar(String name, double dark, double light, String numbers) {}

    private Plot(Graphics2D canvas) {
        this.canvas = canvas;
    }

    /** Writes a PNG; {@code title} is its first line. */
    public static void write(Path file, String title, List<Group> groups) throws IOException {
        ImageIO.write(draw(title, groups), "png", file.toFile());
    }

    public static BufferedImage draw(String title, List<Group> groups) {
        int rows = groups.stream().mapToInt(group -> group.bars().size()).sum();
        int height = HEAD_HEIGHT + groups.size() * TITLE_HEIGHT + rows * ROW_HEIGHT + ROW_HEIGHT / 2;
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, WIDTH, height);
        Plot plot = new Plot(canvas);
        plot.head(title);
        groups.forEach(plot::group);
        canvas.dispose();
        return image;
    }

    private void head(String title) {
        text(title, ROW_HEIGHT / 2, 0, HEAD_HEIGHT, BOLD);
        top = HEAD_HEIGHT;
    }

    private void group(Group group) {
        text(group.title(), ROW_HEIGHT / 2, top, TITLE_HEIGHT, BOLD);
        top += TITLE_HEIGHT;
        for (Bar bar : group.bars()) {
            bar(bar, group.longest());
            top += ROW_HEIGHT;
        }
    }

    private void bar(Bar bar, double longest) {
        boolean ours = bar.name().startsWith("udpcam");
        text(bar.name(), ROW_HEIGHT / 2, top, ROW_HEIGHT, ours ? BOLD : PLAIN);
        int light = length(bar.light(), longest);
        int upper = top + (ROW_HEIGHT - BAR_HEIGHT) / 2;
        canvas.setColor(ours ? OURS_TAIL : OTHERS_TAIL);
        canvas.fillRect(NAMES_WIDTH, upper, light, BAR_HEIGHT);
        canvas.setColor(ours ? OURS : OTHERS);
        canvas.fillRect(NAMES_WIDTH, upper, length(bar.dark(), longest), BAR_HEIGHT);
        if (bar.light() > longest) {
            cut(upper);
        }
        text(bar.numbers(), NAMES_WIDTH + light + CUT_WIDTH, top, ROW_HEIGHT, ours ? BOLD : PLAIN);
    }

    private static int length(double value, double longest) {
        return (int) Math.round(BARS_WIDTH * Math.min(1, value / longest)); // 0 of NaN
    }

    /** Two slanted white lines near a bar's end. */
    private void cut(int upper) {
        canvas.setColor(Color.WHITE);
        for (int x = NAMES_WIDTH + BARS_WIDTH - 6 * CUT_WIDTH;
                x < NAMES_WIDTH + BARS_WIDTH - 3 * CUT_WIDTH;
                x += 2 * CUT_WIDTH) {
            int[] across = {x, x + CUT_WIDTH, x + 2 * CUT_WIDTH, x + CUT_WIDTH};
            int[] down = {upper + BAR_HEIGHT, upper, upper, upper + BAR_HEIGHT};
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
