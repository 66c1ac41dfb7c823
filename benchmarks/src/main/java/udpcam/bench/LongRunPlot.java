package udpcam.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import udpcam.bench.LongRun.Second;

/** A long run as three charts over time, each from zero: delay, memory, threads. */
final class LongRunPlot {
    private static final int WIDTH = 1600; // twice what a README shows: sharp on fine screens
    private static final int MARGIN = 40;
    private static final int LEFT = 130;
    private static final int HEAD_HEIGHT = 84;
    private static final int TITLE_HEIGHT = 60;
    private static final int CHART_HEIGHT = 220;
    private static final Color TEXT = new Color(0x24292F);
    private static final Color GRID = new Color(0xD0D7DE);
    private static final Color FIRST = new Color(0x0969DA);
    private static final Color SECOND = new Color(0xBC4C00);
    private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 26);
    private static final Font BOLD = PLAIN.deriveFont(Font.BOLD);

    private final Graphics2D canvas;
    private final List<Second> seconds;
    private int top;

    private LongRunPlot(Graphics2D canvas, List<Second> seconds) {
        this.canvas = canvas;
        this.seconds = seconds;
    }

    /** Writes a PNG; {@code title} is its first line. */
    static void write(Path file, String title, List<Second> seconds) throws IOException {
        ImageIO.write(draw(title, seconds), "png", file.toFile());
    }

    static BufferedImage draw(String title, List<Second> seconds) {
        int height = HEAD_HEIGHT + 3 * (TITLE_HEIGHT + CHART_HEIGHT) + TITLE_HEIGHT;
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setStroke(new BasicStroke(3));
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, WIDTH, height);
        LongRunPlot plot = new LongRunPlot(canvas, seconds);
        plot.text(title, MARGIN, HEAD_HEIGHT * 2 / 3, TEXT, BOLD);
        plot.top = HEAD_HEIGHT;
        plot.chart("Delay, ms", "median", Second::p50, "99th percentile", Second::p99);
        plot.chart("Memory, MB", "sender", Second::senderMegabytes, "receiver", Second::receiverMegabytes);
        plot.chart("Threads", "sender", Second::senderThreads, "receiver", Second::receiverThreads);
        plot.text(seconds.size() + " s", WIDTH - MARGIN - LEFT, plot.top + TITLE_HEIGHT / 2, TEXT, PLAIN);
        canvas.dispose();
        return image;
    }

    private void chart(
            String title, String first, ToDoubleFunction<Second> one, String second, ToDoubleFunction<Second> other) {
        int base = top + TITLE_HEIGHT * 2 / 3;
        text(title, MARGIN, base, TEXT, BOLD);
        text(first, WIDTH / 2, base, FIRST, PLAIN);
        text(second, WIDTH * 3 / 4, base, SECOND, PLAIN);
        top += TITLE_HEIGHT;
        double most = Math.max(1, Math.max(most(one), most(other)));
        canvas.setColor(GRID);
        canvas.drawLine(LEFT, top, WIDTH - MARGIN, top);
        canvas.drawLine(LEFT, top + CHART_HEIGHT, WIDTH - MARGIN, top + CHART_HEIGHT);
        text(Table.millis(most), MARGIN, top + 10, TEXT, PLAIN);
        text("0", MARGIN, top + CHART_HEIGHT, TEXT, PLAIN);
        line(other, most, SECOND);
        line(one, most, FIRST);
        top += CHART_HEIGHT;
    }

    private double most(ToDoubleFunction<Second> figure) {
        return seconds.stream().mapToDouble(figure).max().orElse(0);
    }

    private void line(ToDoubleFunction<Second> figure, double most, Color colour) {
        Path2D line = new Path2D.Double();
        for (int i = 0; i < seconds.size(); i++) {
            double x = LEFT + (WIDTH - MARGIN - LEFT) * (double) i / Math.max(1, seconds.size() - 1);
            double y = top + CHART_HEIGHT * (1 - figure.applyAsDouble(seconds.get(i)) / most);
            if (i == 0) {
                line.moveTo(x, y);
            } else {
                line.lineTo(x, y);
            }
        }
        canvas.setColor(colour);
        canvas.draw(line);
    }

    private void text(String text, int left, int base, Color colour, Font font) {
        canvas.setColor(colour);
        canvas.setFont(font);
        canvas.drawString(text, left, base);
    }
}
