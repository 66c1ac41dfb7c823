package udpcam.display.overlay;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.function.ToDoubleFunction;
import udpcam.figures.Figures;
import udpcam.figures.Minute;
import udpcam.run.Decimals;

/**
 * One figure over the last minute, as a line from left to right; where it is not known there is a gap.
 *
 * @param title what is drawn, with its unit
 * @param value the figure, 0 or more; NaN if it is not known
 */
record Graph(String title, Color colour, ToDoubleFunction<Figures> value) {
    private static final Color LINES = new Color(0x3A4047);
    private static final BasicStroke PEN = new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke HAIR = new BasicStroke(1);
    private static final int TITLE = 17;
    private static final int PLOT = 42;
    private static final int ASCENT = 11;
    private static final int LABELS = 34; // to the left of the plot, for numbers
    private static final int LABEL_GAP = 6;
    private static final int HALF_DIGIT = 4;

    static final int HEIGHT = TITLE + PLOT + HALF_DIGIT;

    /** The left edge of the plot. */
    static final int LEFT = LABELS + LABEL_GAP;

    void draw(Graphics2D g, List<Figures> seconds, int top, int width) {
        double[] values = seconds.stream().mapToDouble(value).toArray();
        double highest = 0;
        for (double each : values) {
            highest = Double.isNaN(each) ? highest : Math.max(highest, each);
        }
        double ceiling = ceiling(highest);
        int plotTop = top + TITLE;
        Lettering.SMALL.draw(g, title, LEFT, top + ASCENT);
        axes(g, plotTop, width, ceiling);
        g.setColor(colour);
        g.setStroke(PEN);
        g.draw(line(values, ceiling, plotTop, width));
    }

    private static void axes(Graphics2D g, int plotTop, int width, double ceiling) {
        g.setColor(LINES);
        g.setStroke(HAIR);
        for (int i = 0; i <= 2; i++) {
            int y = plotTop + i * PLOT / 2;
            g.drawLine(LEFT, y, width, y);
        }
        label(g, ceiling, plotTop);
        label(g, ceiling / 2, plotTop + PLOT / 2);
        label(g, 0, plotTop + PLOT);
    }

    private static void label(Graphics2D g, double number, int y) {
        boolean isWhole = number == Math.rint(number);
        String text = isWhole ? Long.toString(Math.round(number)) : Decimals.fixed(number, 1);
        Lettering.SMALL.drawEndingAt(g, text, LABELS, y + HALF_DIGIT);
        g.setColor(LINES);
    }

    private static Path2D line(double[] values, double ceiling, int plotTop, int width) {
        Path2D line = new Path2D.Double();
        double step = (double) (width - LEFT) / (Minute.MOST - 1);
        boolean isOn = false;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                double x = width - (values.length - 1 - i) * step;
                double y = plotTop + PLOT - PLOT * values[i] / ceiling;
                if (!isOn) {
                    line.moveTo(x, y);
                }
                line.lineTo(x, y); // a single second is a dot
            }
            isOn = !Double.isNaN(values[i]);
        }
        return line;
    }

    /** The lowest of 1, 2, 5, 10, 20, ... that is no lower than a value. */
    static double ceiling(double value) {
        double ten = Math.pow(10, Math.floor(Math.log10(Math.max(1, value))));
        for (int factor : new int[] {1, 2, 5}) {
            if (value <= factor * ten) {
                return factor * ten;
            }
        }
        return 10 * ten;
    }
}
