package udpcam.display.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import udpcam.count.Delays;
import udpcam.figures.Condition;
import udpcam.figures.Delay;
import udpcam.figures.Figures;
import udpcam.jpeg.PictureSize;
import udpcam.session.LinkQuality;

class FiguresTableTest {
    private static List<String> values(Figures figures) {
        return FiguresTable.rows(figures).stream()
                .map(row -> row.name() + " " + row.value() + " " + row.unit())
                .toList();
    }

    @Test
    void allFiguresHaveARowWithTheirUnit() {
        Delay delay = new Delay(new Delays.Summary(30, 5_240_000, 8_500_000), "one clock");
        LinkQuality way = new LinkQuality(1_000_000, 0.004, 0, 0);
        Condition condition = new Condition(50, 12, 3);
        assertEquals(
                List.of(
                        "Delay p50 5.2 ms",
                        "Delay p99 8.5 ms",
                        "Frames 29.9 /s",
                        "Data 12.10 Mbit/s",
                        "Loss 0.4 %",
                        "Repaired 12 packets/s",
                        "Concealed 3 frames/s",
                        "Quality 50 of 100",
                        "Picture 1280x720 "),
                values(new Figures(new PictureSize(1280, 720), 29.9, 12.1, delay, way, 0, condition)));
    }

    @Test
    void whatIsNotKnownHasNoNumber() {
        List<String> rows = values(Figures.NONE);
        for (int row : new int[] {0, 1, 4, 7, 8}) {
            assertEquals("–", rows.get(row).replaceAll("^.* (?=\\S+ $)", "").strip(), rows.get(row));
        }
    }
}
