package udpcam.bench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import udpcam.jpeg.PictureSize;

class LossTableTest {
    private static final PictureSize SIZE = new PictureSize(1280, 720);

    @Test
    void delayAndBytesHaveTheirMultiplesOfTheSamePairsWithoutLoss() {
        List<LossTable.Row> rows = List.of(
                new LossTable.Row(0, "udpcam", new LossResult(1, 1, 38, 4, 6, 40)),
                new LossTable.Row(0, "other", new LossResult(1, 1, 40, 8, 9, 50)),
                new LossTable.Row(0.005, "udpcam", new LossResult(1, 0.9999, 39.6, 5, 7, 44)),
                new LossTable.Row(0.005, "other", new LossResult(0.5, 0.25, 1200, 16, 180.2, 50)),
                new LossTable.Row(1, "other", new LossResult(0, 0, 8000, Double.NaN, Double.NaN, 50)));
        assertEquals("""
                | 1280x720 | lost | shown | whole | longest freeze ms | p50 ms | p99 | kB a frame |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                | udpcam | 0 % | 100.0 % | 100.0 % | 38 | 4.0 | 6.0 | 40.0 |
                | other | 0 % | 100.0 % | 100.0 % | 40 | 8.0 | 9.0 | 50.0 |
                | udpcam | 0.5 % | 100.0 % | 99.9 % | 40 | 5.0 (1.25) | 7.0 | 44.0 (1.10) |
                | other | 0.5 % | 50.0 % | 25.0 % | 1200 | 16.0 (2.00) | 180 | 50.0 (1.00) |
                | other | 100 % | 0.0 % | 0.0 % | 8000 | - | - | 50.0 (1.00) |
                """, new LossTable(SIZE, rows).markdown());
    }

    @Test
    void withoutAMeasurementWithoutLossThereAreNoMultiples() {
        LossTable.Row row = new LossTable.Row(0.05, "udpcam", new LossResult(1, 1, 38, 4, 6, 40));
        assertEquals("""
                | 1280x720 | lost | shown | whole | longest freeze ms | p50 ms | p99 | kB a frame |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                | udpcam | 5 % | 100.0 % | 100.0 % | 38 | 4.0 | 6.0 | 40.0 |
                """, new LossTable(SIZE, List.of(row)).markdown());
    }

    @Test
    void roundsCountAllTheirFramesAndTheLongestFreeze() {
        LossResult good = new LossResult(1, 1, 40, 4, 5, 33);
        LossResult bad = new LossResult(0.5, 0.25, 900, 10, 20, 35);
        assertEquals(new LossResult(0.75, 0.625, 900, 7, 12.5, 34), LossResult.of(List.of(good, bad)));
    }

    @Test
    void eachLossIsAGroupOfBars() {
        LossResult result = new LossResult(1, 0.9999, 40, 4, 5, 33);
        List<Plot.Group> groups = new LossTable(
                        SIZE,
                        List.of(new LossTable.Row(0, "udpcam", result), new LossTable.Row(0.05, "udpcam", result)))
                .bars();
        assertEquals(
                List.of("1280x720, 0 % lost", "1280x720, 5 % lost"),
                groups.stream().map(Plot.Group::title).toList());
        assertEquals(
                new Plot.Bar("udpcam", 0.9999, 1, "99.9 / 100.0 %"),
                groups.get(1).bars().get(0));
    }
}
