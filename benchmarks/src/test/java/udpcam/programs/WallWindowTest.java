package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Several senders and one receiver that shows all of them, launched by their scripts, and the pixels of its window. */
class WallWindowTest {
    private static final int COLUMNS = 4; // of eight pictures of 4:3 in 1280x720
    private static final int CELL_WIDTH = 320;
    private static final int CELL_HEIGHT = 360;
    private static final int GAP = 2;
    private static final double ALIKE_DECIBEL = 30;

    private final String port = Desk.freePort();
    private final Cameras cameras = new Cameras();

    @BeforeEach
    void needs() {
        Needs.programs("Xvfb", "xdotool");
    }

    @AfterEach
    void end() throws IOException {
        cameras.close();
    }

    private static SeenCell cell(Desk desk, int place) {
        int column = place % COLUMNS;
        int row = place / COLUMNS;
        int left = column * CELL_WIDTH + (column == 0 ? 0 : GAP);
        int top = row * CELL_HEIGHT + (row == 0 ? 0 : GAP);
        int right = (column + 1) * CELL_WIDTH;
        int bottom = (row + 1) * CELL_HEIGHT;
        return new SeenCell(desk.screen, Cameras.FOOTAGE, left, top, right - left, bottom - top);
    }

    private static SeenCell alone(Desk desk) {
        return new SeenCell(desk.screen, Cameras.FOOTAGE, 0, 0, COLUMNS * CELL_WIDTH, 2 * CELL_HEIGHT);
    }

    private void awaitNumber(SeenCell cell, int number) {
        Launched.await(
                "frame " + number,
                30,
                () -> cell.number().orElse(-1) == number && cell.psnr(number) >= ALIKE_DECIBEL,
                cameras.programs());
    }

    private List<SeenCell> eight(Desk desk) {
        return IntStream.range(0, 8).mapToObj(place -> cell(desk, place)).toList();
    }

    /** Which cameras are seen, by their places; waits until all eight are, each in a picture like its own. */
    private List<Integer> awaitEight(Desk desk) {
        List<Integer> numbers = new ArrayList<>();
        Launched.await(
                "eight pictures",
                60,
                () -> {
                    numbers.clear();
                    eight(desk).forEach(cell -> numbers.add(cell.number().orElse(-1)));
                    Set<Integer> different = new HashSet<>(numbers);
                    different.remove(-1);
                    return different.size() == 8;
                },
                cameras.programs());
        for (int place = 0; place < 8; place++) {
            awaitNumber(cell(desk, place), numbers.get(place));
        }
        return numbers;
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void eightCamerasAreSeenSideBySideAndEachAloneByItsKeyOrADoubleClick() throws Exception {
        try (Desk desk = new Desk(1400, 900)) {
            Launched receiver = cameras.start("receiver", desk.environment(), "--port", port, "--show", "all");
            receiver.awaitSaid("Listening");
            for (int number = 0; number < 8; number++) {
                cameras.start(number, port);
            }
            List<Integer> numbers = awaitEight(desk);
            desk.type("3");
            awaitNumber(alone(desk), numbers.get(2));
            desk.type("3");
            assertEquals(numbers, awaitEight(desk));
            desk.doubleClick(cell(desk, 5).middleX(), cell(desk, 5).middleY());
            awaitNumber(alone(desk), numbers.get(5));
            desk.type("Escape");
            assertEquals(numbers, awaitEight(desk));
            desk.doubleClick(cell(desk, 0).middleX(), cell(desk, 0).middleY());
            awaitNumber(alone(desk), numbers.get(0));
            desk.doubleClick(alone(desk).middleX(), alone(desk).middleY());
            assertEquals(numbers, awaitEight(desk));
            desk.type("q");
            assertEquals(0, receiver.exitCode(), receiver.said());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aCameraThatIsKilledLeavesWordsInItsCellWhichItFindsAgain() throws Exception {
        try (Desk desk = new Desk(1400, 900)) {
            Launched receiver = cameras.start("receiver", desk.environment(), "--port", port, "--show", "all");
            receiver.awaitSaid("Listening");
            List<Launched> started = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                started.add(cameras.start(number, port));
            }
            List<Integer> numbers = awaitEight(desk);
            for (int number = 0; number < 8; number++) {
                receiver.awaitSaid("Camera " + number + "  320x240");
            }
            int place = numbers.indexOf(6);
            double before = cell(desk, place).brightness();
            started.get(6).kill();
            started.get(2).kill();
            receiver.awaitSaid("Camera 6: no video for \\d s");
            receiver.awaitSaid("Camera 2: no video for \\d s");
            Launched.await(
                    "words over a dark picture",
                    10,
                    () -> cell(desk, place).brightness() < 0.6 * before,
                    cameras.programs());
            cameras.start(2, port);
            receiver.awaitSaid("Camera 2: video is back");
            cameras.start(6, port);
            receiver.awaitSaid("Camera 6: video is back");
            assertEquals(numbers, awaitEight(desk));
        }
    }
}
