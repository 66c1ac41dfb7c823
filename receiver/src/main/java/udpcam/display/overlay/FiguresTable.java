package udpcam.display.overlay;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.util.List;
import udpcam.figures.Condition;
import udpcam.figures.Delay;
import udpcam.figures.Figures;
import udpcam.figures.Minute;
import udpcam.run.Decimals;

/** The figures of a stream, with graphs of the last minute. */
public final class FiguresTable implements Panel {
    /** A figure with its unit; without a value if it is not known. */
    record Row(String name, String value, String unit) {}

    private static final String UNKNOWN = "–";
    private static final int LINE = 17;
    private static final int ASCENT = 12;
    private static final int VALUES_END = 150;
    private static final int UNITS = 157;
    private static final int WIDTH = 236;
    private static final int GAP = 9;
    private static final int TIMES = 14;
    private static final Graph DELAY = new Graph("delay p99, ms", new Color(0x6CB6FF), FiguresTable::p99Millis);
    private static final Graph RATE = new Graph("Mbit/s", new Color(0x7FCF8A), Figures::megabitsPerSecond);

    private final Minute minute;

    /** {@code minute} is asked each time that it is drawn. */
    public FiguresTable(Minute minute) {
        this.minute = minute;
    }

    private static double p99Millis(Figures figures) {
        return figures.delay().isKnown() ? figures.delay().p99Millis() : Double.NaN;
    }

    /** The rows that there are for figures. */
    static List<Row> rows(Figures figures) {
        Delay delay = figures.delay();
        Condition condition = figures.condition();
        return List.of(
                row("Delay p50", delay.isKnown(), delay.medianMillis(), 1, "ms"),
                row("Delay p99", delay.isKnown(), delay.p99Millis(), 1, "ms"),
                row("Frames", true, figures.framesPerSecond(), 1, "/s"),
                row("Data", true, figures.megabitsPerSecond(), 2, "Mbit/s"),
                row(
                        "Loss",
                        figures.way() != null,
                        figures.way() == null ? 0 : 100 * figures.way().fractionLost(),
                        1,
                        "%"),
                row("Repaired", true, (double) condition.repaired(), 0, "packets/s"),
                row("Concealed", true, (double) condition.concealed(), 0, "frames/s"),
                row("Quality", condition.quality() > 0, condition.quality(), 0, "of 100"),
                new Row(
                        "Picture",
                        figures.size() == null ? UNKNOWN : figures.size().toString(),
                        ""));
    }

    private static Row row(String name, boolean isKnown, double value, int digits, String unit) {
        return new Row(name, isKnown ? text(value, digits) : UNKNOWN, isKnown ? unit : "");
    }

    private static String text(double value, int digits) {
        return digits == 0 ? Long.toString(Math.round(value)) : Decimals.fixed(value, digits);
    }

    @Override
    public Dimension size() {
        int rows = rows(Figures.NONE).size() * LINE;
        return new Dimension(WIDTH, rows + 2 * (GAP + Graph.HEIGHT) + TIMES);
    }

    @Override
    public void draw(Graphics2D g) {
        int y = 0;
        for (Row row : rows(minute.newest())) {
            Lettering.FAINT.draw(g, row.name(), 0, y + ASCENT);
            Lettering.PLAIN.drawEndingAt(g, row.value(), VALUES_END, y + ASCENT);
            Lettering.FAINT.draw(g, row.unit(), UNITS, y + ASCENT);
            y += LINE;
        }
        List<Figures> seconds = minute.all();
        for (Graph graph : List.of(DELAY, RATE)) {
            graph.draw(g, seconds, y + GAP, WIDTH);
            y += GAP + Graph.HEIGHT;
        }
        Lettering.SMALL.draw(g, Minute.MOST + " s ago", Graph.LEFT, y + ASCENT);
        Lettering.SMALL.drawEndingAt(g, "now", WIDTH, y + ASCENT);
    }
}
