package udpcam.bench.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import udpcam.jpeg.PictureSize;

/** What pairs showed at one size over a network that loses datagrams, as a table in Markdown and as bars. */
public record LossTable(PictureSize size, List<Row> rows) {
    private static final double ALL = 1;

    /** A share of datagrams that was lost, a pair's name and what it showed. */
    public record Row(double loss, String name, LossResult result) {}

    /** In parentheses multiples of what the same pair has where nothing is lost. */
    public String markdown() {
        StringBuilder text = new StringBuilder(
                "| " + size + " | lost | shown | whole | longest freeze ms | p50 ms | p99 | kB a frame |\n");
        text.append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        for (Row row : rows) {
            text.append("| ").append(String.join(" | ", cells(row))).append(" |\n");
        }
        return text.toString();
    }

    private List<String> cells(Row row) {
        LossResult result = row.result();
        return List.of(
                row.name(),
                percent(row.loss()),
                share(result.shown()),
                share(result.whole()),
                number("%.0f", result.freezeMillis()),
                Table.millis(result.p50()) + ratio(row, LossResult::p50),
                Table.millis(result.p99()),
                number("%.1f", result.frameKilobytes()) + ratio(row, LossResult::frameKilobytes));
    }

    /** The dark part of a bar is the share of the whole frames, the light one that of those shown. */
    public List<Plot.Group> bars() {
        List<Plot.Group> groups = new ArrayList<>();
        for (double loss : rows.stream().mapToDouble(Row::loss).distinct().toArray()) {
            List<Plot.Bar> bars = rows.stream()
                    .filter(row -> row.loss() == loss)
                    .map(LossTable::bar)
                    .toList();
            groups.add(new Plot.Group(size + ", " + percent(loss) + " lost", bars, ALL));
        }
        return groups;
    }

    private static Plot.Bar bar(Row row) {
        LossResult result = row.result();
        String numbers = number("%.1f", floored(result.whole())) + " / " + share(result.shown());
        return new Plot.Bar(row.name(), result.whole(), result.shown(), numbers);
    }

    private String ratio(Row row, ToDoubleFunction<LossResult> figure) {
        Optional<Row> clean = rows.stream()
                .filter(other -> other.loss() == 0 && other.name().equals(row.name()))
                .findFirst();
        double ratio = clean.map(base -> figure.applyAsDouble(row.result()) / figure.applyAsDouble(base.result()))
                .orElse(Double.NaN);
        return row.loss() == 0 || !Double.isFinite(ratio) ? "" : " (" + number("%.2f", ratio) + ")";
    }

    /** A rate as it was given. */
    public static String percent(double share) {
        return BigDecimal.valueOf(Math.round(1000 * share), 1)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }

    public static String share(double share) {
        return number("%.1f", floored(share)) + " %";
    }

    /** In percent, to a tenth, and never more than it is: only all are 100.0. */
    private static double floored(double share) {
        return Math.floor(1000 * share + 1e-9) / 10;
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
