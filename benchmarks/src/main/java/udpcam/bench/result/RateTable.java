package udpcam.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import udpcam.jpeg.PictureSize;

/** What pairs showed at one size over bottlenecks, as a table in Markdown and as charts. */
public record RateTable(PictureSize size, List<Row> rows) {
    private static final List<Column> COLUMNS = List.of(
            new Column("Mbit/s of the link", row -> row.link().toString()),
            new Column("shown", row -> LossTable.share(row.result().shown())),
            new Column("whole", row -> LossTable.share(row.result().whole())),
            new Column("frames/s", row -> number("%.1f", row.result().framesPerSecond())),
            new Column("p50 ms", row -> Table.millis(row.result().p50())),
            new Column("p90", row -> Table.millis(row.result().p90())),
            new Column("p99", row -> Table.millis(row.result().p99())),
            new Column("max", row -> Table.millis(row.result().max())),
            new Column("longest freeze ms", row -> number("%.0f", row.result().freezeMillis())),
            new Column("Mbit/s", row -> number("%.2f", row.result().megabits())),
            new Column("of the link", row -> percent(row.result().use())),
            new Column("kB a frame shown", row -> number("%.1f", row.result().frameKilobytes())));
    private static final List<Column> STEP_COLUMNS = List.of(
            new Column("below 80 ms after s", row -> seconds(row.result().calmSeconds())),
            new Column("80 % of the bytes after s", row -> seconds(row.result().returnSeconds())));
    private static final List<Column> RIVAL_COLUMNS = List.of(
            new Column("beside Mbit/s", row -> number("%.2f", row.result().rivalMegabits())),
            new Column("share", row -> percent(row.result().shareBesideRival())));

    /** A link, as tables name it. */
    public record Link(RateSteps rates, double loss) {
        @Override
        public String toString() {
            return rates + (loss == 0 ? "" : ", " + LossTable.percent(loss) + " lost");
        }
    }

    /** A pair's name and what it showed over a link; the series is of its last round. */
    public record Row(Link link, String name, RateResult result, RateSeries series) {}

    private record Column(String title, Function<Row, String> cell) {}

    public String markdown() {
        List<Column> columns = columns();
        StringBuilder text = new StringBuilder();
        line(text, size.toString(), columns.stream().map(Column::title));
        line(text, "---", columns.stream().map(column -> "---"));
        rows.forEach(row -> line(
                text, row.name(), columns.stream().map(column -> column.cell().apply(row))));
        return text.toString();
    }

    private static void line(StringBuilder text, String first, Stream<String> cells) {
        text.append(Stream.concat(Stream.of(first), cells).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(COLUMNS);
        columns.addAll(any(row -> row.link().rates().count() > 1) ? STEP_COLUMNS : List.of());
        columns.addAll(any(row -> row.result().rivalMegabits() > 0) ? RIVAL_COLUMNS : List.of());
        return columns;
    }

    private boolean any(Predicate<Row> isTrue) {
        return rows.stream().anyMatch(isTrue);
    }

    /** Of each link: what of it was used, the delay, and the bytes of a frame, against time. */
    public List<TimePlot.Chart> charts() {
        List<TimePlot.Chart> charts = new ArrayList<>();
        for (Link link : rows.stream().map(Row::link).distinct().toList()) {
            List<Row> same =
                    rows.stream().filter(row -> row.link().equals(link)).toList();
            String title = size + " at " + link + " Mbit/s: ";
            List<TimePlot.Line> used = new ArrayList<>(lines(same, RateSeries::megabits));
            used.add(new TimePlot.Line("link", same.get(0).series().link(link.rates())));
            charts.add(new TimePlot.Chart(title + "Mbit/s", used));
            charts.add(new TimePlot.Chart("Longest delay, ms", lines(same, RateSeries::millis)));
            charts.add(new TimePlot.Chart("kB a frame shown", lines(same, RateSeries::frameKilobytes)));
        }
        return charts;
    }

    private static List<TimePlot.Line> lines(List<Row> rows, Function<RateSeries, List<Double>> figure) {
        return rows.stream()
                .map(row -> new TimePlot.Line(row.name(), figure.apply(row.series())))
                .toList();
    }

    private static String percent(double share) {
        return number("%.1f", 100 * share) + " %";
    }

    private static String seconds(double value) {
        return Double.isInfinite(value) ? "never" : number("%.1f", value);
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
