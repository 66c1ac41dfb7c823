package udpcam.bench.result;

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
import javax.imageio.ImageIO;

/** Charts over the same time, one below another, each from zero. */
public final class TimePlot {
    private static final int WIDTH = 1600; // twice what a README shows: sharp on fine screens
    private static final int MARGIN = 40;
    private static final int LEFT = 130;
    private static final int HEAD_HEIGHT = 84;
    private static final int TITLE_HEIGHT = 60;
    private static final int CHART_HEIGHT = 220;
    private static final Color TEXT = new Color(0x24292F);
    private static final Color GRID = new Color(0xD0D7DE);
    private static final List<Color> COLOURS = List.of(
            new Color(0x0969DA), new Color(0xBC4C00), new Color(0x6E7781), new Color(0x1A7F37), new Color(0x8250DF));
    private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 26);
    private static final Font BOLD = PLAIN.deriveFont(Font.BOLD);

    private final Graphics2D canvas;
    private int top;

    /** Some lines, the first of which is in front. */
    public record Chart(String title, List<Line> lines) {
        private double most() {
            return lines.stream()
                    .flatMap(line -> line.values().stream())
                    .mapToDouble(value -> value)
                    .filter(Double::isFinite)
                    .reduce(1, Math::max);
        }
    }

    /** Values at equal distances in time; NaN where there is none. */
    public record Line(String name, List<Double> values) {}

    private TimePlot(Graphics2D canvas) {
        this.canvas = canvas;
    }

    /** Writes a PNG; {@code title} is its first line, {@code end} how long it took. */
    public static void write(Path file, String title, List<Chart> charts, String end) throws IOException {
        ImageIO.write(draw(title, charts, end), "png", file.toFile());
    }

    public static BufferedImage draw(String title, List<Chart> charts, String end) {
        int height = HEAD_HEIGHT + charts.size() * (TITLE_HEIGHT + CHART_HEIGHT) + TITLE_HEIGHT;
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setStroke(new BasicStroke(3));
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, WIDTH, height);
        TimePlot plot = new TimePlot(canvas);
        plot.text(title, MARGIN, HEAD_HEIGHT * 2 / 3, TEXT, BOLD);
        plot.top = HEAD_HEIGHT;
        charts.forEach(plot::chart);
        plot.text(end, WIDTH - MARGIN - LEFT, plot.top + TITLE_HEIGHT / 2, TEXT, PLAIN);
        canvas.dispose();
        return image;
    }

    private void chart(Chart chart) {
        List<Line> lines = chart.lines();
        int base = top + TITLE_HEIGHT * 2 / 3;
        text(chart.title(), MARGIN, base, TEXT, BOLD);
        for (int i = 0; i < lines.size(); i++) {
            int left = WIDTH / 2 + i * WIDTH / 2 / lines.size();
            text(lines.get(i).name(), left, base, colour(i), PLAIN);
        }
        top += TITLE_HEIGHT;
        double most = chart.most();
        canvas.setColor(GRID);
        canvas.drawLine(LEFT, top, WIDTH - MARGIN, top);
        canvas.drawLine(LEFT, top + CHART_HEIGHT, WIDTH - MARGIN, top + CHART_HEIGHT);
        text(Table.millis(most), MARGIN, top + 10, TEXT, PLAIN);
        text("0", MARGIN, top + CHART_HEIGHT, TEXT, PLAIN);
        for (int i = lines.size() - 1; i >= 0; i--) {
            line(lines.get(i).values(), most, colour(i));
        }
        top += CHART_HEIGHT;
    }

    private static Color colour(int line) {
        return COLOURS.get(line % COLOURS.size());
    }

    private void line(List<Double> values, double most, Color colour) {
        Path2D line = new Path2D.Double();
        boolean isDown = false;
        for (int i = 0; i < values.size(); i++) {
            double x = LEFT + (WIDTH - MARGIN - LEFT) * (double) i / Math.max(1, values.size() - 1);
            double y = top + CHART_HEIGHT * (1 - values.get(i) / most);
            if (Double.isFinite(y) && isDown) {
                line.lineTo(x, y);
            } else if (Double.isFinite(y)) {
                line.moveTo(x, y);
            }
            isDown = Double.isFinite(y);
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
