package udpcam.bench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import udpcam.jpeg.PictureSize;

class RateTableTest {
    private static final PictureSize SIZE = new PictureSize(1280, 720);
    private static final long M = 1_000_000;
    private static final RateSteps STEADY = new RateSteps(List.of(5 * M));
    private static final RateSteps STEPS = new RateSteps(List.of(20 * M, 5 * M));

    private static RateTable.Row row(RateSteps rates, double loss, String name, RateResult result) {
        RateSeries series = RateSeries.of(new Traces()
                .shown(5, 30, 50_000)
                .shown(4, 30, 10_000)
                .leftOut(1, 130, 10_000)
                .leftOut(5, 500, 0)
                .trace());
        return new RateTable.Row(new RateTable.Link(rates, loss), name, result, series);
    }

    private static RateResult result(double calmSeconds, double returnSeconds, double rivalMegabits) {
        return new RateResult(
                0.9876,
                0.9,
                29.6,
                31,
                62,
                131.4,
                200,
                250,
                0.756,
                3.78,
                15.75,
                calmSeconds,
                returnSeconds,
                rivalMegabits);
    }

    @Test
    void aRowSaysWhatAPairShowedAtARate() {
        RateResult nothing = new RateResult(
                0, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 8000, 1, 5, 20, Double.NaN, Double.NaN, 0);
        assertEquals(
                """
                | 1280x720 | Mbit/s of the link | shown | whole | frames/s | p50 ms | p90 | p99 | max | longest freeze ms | Mbit/s | of the link | kB a frame shown |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                | udpcam | 5 | 98.7 % | 90.0 % | 29.6 | 31.0 | 62.0 | 131 | 200 | 250 | 3.78 | 75.6 % | 15.8 |
                | other | 5, 1 % lost | 0.0 % | 0.0 % | 0.0 | - | - | - | - | 8000 | 5.00 | 100.0 % | 20.0 |
                """,
                new RateTable(
                                SIZE,
                                List.of(
                                        row(STEADY, 0, "udpcam", result(Double.NaN, Double.NaN, 0)),
                                        row(STEADY, 0.01, "other", nothing)))
                        .markdown());
    }

    @Test
    void stepsAndARivalHaveColumnsOfTheirOwn() {
        String table = new RateTable(
                        SIZE,
                        List.of(
                                row(STEPS, 0, "udpcam", result(0.84, Double.NaN, 1.26)),
                                row(STEPS, 0, "other", result(Double.POSITIVE_INFINITY, 4.96, 1.26))))
                .markdown();
        List<String> lines = table.lines().toList();
        assertEquals(
                "kB a frame shown | below 80 ms after s | 80 % of the bytes after s | beside Mbit/s | share |",
                lines.get(0).substring(lines.get(0).indexOf("kB a frame shown")));
        assertEquals(
                "15.8 | 0.8 | - | 1.26 | 75.0 % |",
                lines.get(2).substring(lines.get(2).indexOf("15.8")));
        assertEquals(
                "15.8 | never | 5.0 | 1.26 | 75.0 % |",
                lines.get(3).substring(lines.get(3).indexOf("15.8")));
    }

    @Test
    void eachLinkHasChartsOfRateDelayAndBytesEachHalfSecond() {
        RateResult result = result(1, 1, 0);
        List<TimePlot.Chart> charts =
                new RateTable(SIZE, List.of(row(STEPS, 0, "udpcam", result), row(STEPS, 0, "other", result))).charts();
        assertEquals(
                List.of("1280x720 at 20-5 Mbit/s: Mbit/s", "Longest delay, ms", "kB a frame shown"),
                charts.stream().map(TimePlot.Chart::title).toList());
        assertEquals(
                List.of("udpcam", "other", "link"),
                charts.get(0).lines().stream().map(TimePlot.Line::name).toList());
        assertEquals(List.of(4.0, 0.8, 0.0), charts.get(0).lines().get(1).values());
        assertEquals(List.of(20.0, 20.0, 5.0), charts.get(0).lines().get(2).values());
        assertEquals(
                List.of(30.0, 30.0, Double.NaN), charts.get(1).lines().get(0).values());
        assertEquals(
                List.of(50.0, 12.5, Double.NaN), charts.get(2).lines().get(0).values());
    }
}
