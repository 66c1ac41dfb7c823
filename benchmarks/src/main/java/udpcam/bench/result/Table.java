package udpcam.bench.result;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;

/**
 * The results of the pairs at one size, as a table in Markdown and as bars.
 *
 * @param reference what the others are compared with; null if that was not measured
 */
public record Table(
        PictureSize size, List<Row> rows, @Nullable Result reference) {
    private static final String NONE = "-";
    private static final double LONGEST_BAR = 10; // times the shortest

    /** A pair's name and what it got. */
    public record Row(String name, Result result) {}

    public String markdown() {
        StringBuilder text = new StringBuilder(
                "| " + size + " | p50 ms | p90 | p99 | max | shown | CPU % | memory MB | kB a frame |\n");
        text.append("| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        for (Row row : rows) {
            text.append("| ").append(String.join(" | ", cells(row))).append(" |\n");
        }
        return text.toString();
    }

    /** The dark part of a bar is the median of the delay, the light one its 99th percentile. */
    public Plot.Group bars() {
        double shortest = p99s().min().orElse(1);
        double longest = Math.min(LONGEST_BAR * shortest, p99s().max().orElse(1));
        return new Plot.Group(size.toString(), rows.stream().map(Table::bar).toList(), longest);
    }

    private static Plot.Bar bar(Row row) {
        Result result = row.result();
        String numbers = Double.isNaN(result.p50())
                ? "shows nothing"
                : millis(result.p50()) + " / " + millis(result.p99()) + " ms";
        return new Plot.Bar(row.name(), result.p50(), result.p99(), numbers);
    }

    private DoubleStream p99s() {
        return rows.stream().mapToDouble(row -> row.result().p99()).filter(Double::isFinite);
    }

    private List<String> cells(Row row) {
        Result result = row.result();
        if (result.shown() == 0) {
            return List.of(row.name(), NONE, NONE, NONE, NONE, "0 %", NONE, NONE, NONE);
        }
        Result base = reference == null ? Result.NOTHING : reference;
        String cpu = number("%.0f", 100 * result.cpu()) + ratio(result.cpu() / base.cpu(), result);
        return List.of(
                row.name(),
                millis(result.p50()) + ratio(result.p50() / base.p50(), result),
                millis(result.p90()),
                millis(result.p99()) + ratio(result.p99() / base.p99(), result),
                millis(result.max()),
                number("%.1f", 100 * result.shown()) + " %",
                cpu,
                number("%.0f", result.senderMegabytes()) + " + " + number("%.0f", result.receiverMegabytes()),
                number("%.1f", result.frameKilobytes()));
    }

    /** Milliseconds, to a tenth where that matters; {@code -} for none. */
    public static String millis(double value) {
        return number(value < 100 ? "%.1f" : "%.0f", value);
    }

    private String ratio(double ratio, Result of) {
        return of.equals(reference) || !Double.isFinite(ratio) ? "" : " (" + number("%.2f", ratio) + ")";
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, format, value);
    }
}
