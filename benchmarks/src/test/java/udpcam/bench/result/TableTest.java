package udpcam.bench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import udpcam.jpeg.PictureSize;

class TableTest {
    private static final PictureSize SIZE = new PictureSize(1280, 720);
    private static final Result REFERENCE = new Result(8, 9, 20, 123, 1, 0.1, 0.15, 17, 24, 31.46);
    private static final Result OURS = new Result(4, 5, 12, 13.26, 0.9967, 0.2, 0.15, 220, 204, 34.6);

    @Test
    void theOthersHaveTheirMultiplesOfTheReference() {
        List<Table.Row> rows = List.of(
                new Table.Row("udpcam", OURS),
                new Table.Row("GStreamer JPEG", REFERENCE),
                new Table.Row("dead", Result.NOTHING));
        assertEquals("""
                | 1280x720 | p50 ms | p90 | p99 | max | shown | CPU % | memory MB | kB a frame |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                | udpcam | 4.0 (0.50) | 5.0 | 12.0 (0.60) | 13.3 | 99.7 % | 35 (1.40) | 220 + 204 | 34.6 |
                | GStreamer JPEG | 8.0 | 9.0 | 20.0 | 123 | 100.0 % | 25 | 17 + 24 | 31.5 |
                | dead | - | - | - | - | 0 % | - | - | - |
                """, new Table(SIZE, rows, REFERENCE).markdown());
    }

    @Test
    void withoutAReferenceThereAreNoMultiples() {
        assertEquals("""
                | 1280x720 | p50 ms | p90 | p99 | max | shown | CPU % | memory MB | kB a frame |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                | udpcam | 4.0 | 5.0 | 12.0 | 13.3 | 99.7 % | 35 | 220 + 204 | 34.6 |
                """, new Table(SIZE, List.of(new Table.Row("udpcam", OURS)), null).markdown());
    }
}
