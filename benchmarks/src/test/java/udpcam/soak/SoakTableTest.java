package udpcam.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.soak.harm.Fault;

class SoakTableTest {
    private static List<Reading> run(int megabytes) {
        List<Reading> readings = new ArrayList<>();
        for (int second = 0; second < 120; second++) {
            double heap = second % 30 == 26 ? 5 : Double.NaN;
            StatusLine status = new StatusLine(second < 60 ? 30 : 20, 6, 12);
            readings.add(new Reading(second != 7, status, megabytes + second / 60, heap, 7, 20, 40, 0.25));
        }
        return readings;
    }

    @Test
    void everyMinuteAndEveryQuarterHasARow() {
        String text = SoakTable.figures(run(130), run(60));
        assertEquals(2 + 2 + 4, text.lines().count());
        assertTrue(
                text.contains(
                        "| minute 1 | 30.0 | 6.0 | 12.0 | 130 + 60 | 5.0 + 5.0 | 7.0 + 7.0 | 20 + 20 | 40 + 40 | 25 + 25 |"),
                text);
        assertTrue(text.contains("| minute 2 | 20.0 | 6.0 | 12.0 | 131 + 61 |"), text);
        assertTrue(text.contains("| quarter 4 | 20.0 |"), text);
    }

    @Test
    void aFaultAfterWhichNothingCameIsCounted() {
        String text = SoakTable.faults(Map.of(Fault.Kind.KILL_SENDER, List.of(2.0, 3.0, Double.NaN)));
        assertTrue(text.contains("| kill -9 of the sender | 3, 1 never | 2.5 | 3.0 |"), text);
    }

    @Test
    void aProgramsCountersAreOneLine() {
        Summary summary = new Summary();
        summary.take("receiver:       19,999  frames shown           " + Counter.FRAMES_SHOWN.meaning());
        assertEquals("receiver 2: 19,999 frames shown.", SoakTable.counters("receiver 2", summary));
    }

    @Test
    void chartsHoldWhatIsMeasuredSeldom() {
        List<Double> heap = SoakCharts.of(run(130), run(60)).stream()
                .filter(chart -> chart.title().startsWith("Heap"))
                .findFirst()
                .orElseThrow()
                .lines()
                .get(0)
                .values();
        assertTrue(heap.get(25).isNaN());
        assertEquals(5, heap.get(26));
        assertEquals(5, heap.get(119));
    }
}
