package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import udpcam.bench.clip.Footage;

/** Several senders and one receiver that shows all of them, launched by their scripts, and the pixels of its window. */
class WallWindowTest {
    private static final Footage FOOTAGE = new Footage(320, 240, 1, 5);
    private static final int COLUMNS = 4; // of eight pictures of 4:3 in 1280x720
    private static final int CELL_WIDTH = 320;
    private static final int CELL_HEIGHT = 360;
    private static final int GAP = 2;
    private static final double ALIKE_DECIBEL = 30;

    @TempDir
    Path folder;

    private final String port = Desk.freePort();
    private final List<Launched> programs = new ArrayList<>();

    @BeforeEach
    void needs() {
        Needs.programs("Xvfb", "xdotool");
    }

    @AfterEach
    void end() throws IOException {
        for (Launched program : programs) {
            program.close();
        }
    }

    private Launched start(String script, Map<String, String> environment, String... options) throws IOException {
        Launched program = Launched.script(script, environment, options);
        programs.add(program);
        return program;
    }

    /** A camera that shows the frame of a number, and has it in its name. */
    private Launched camera(int number, String toPort) throws Exception {
        Path file = folder.resolve(number + ".avi");
        if (!Files.exists(file)) {
            new Still(FOOTAGE, number).write(file);
        }
        return start(
                "sender",
                Map.of(),
                "--port",
                toPort,
                "--device",
                file.toString(),
                "--loop",
                "--quality",
                "90",
                "--name",
                "Camera " + number);
    }

    private static SeenCell cell(Desk desk, int place) {
        int column = place % COLUMNS;
        int row = place / COLUMNS;
        int left = column * CELL_WIDTH + (column == 0 ? 0 : GAP);
        int top = row * CELL_HEIGHT + (row == 0 ? 0 : GAP);
        int right = (column + 1) * CELL_WIDTH;
        int bottom = (row + 1) * CELL_HEIGHT;
        return new SeenCell(desk.screen, FOOTAGE, left, top, right - left, bottom - top);
    }

    private static SeenCell alone(Desk desk) {
        return new SeenCell(desk.screen, FOOTAGE, 0, 0, COLUMNS * CELL_WIDTH, 2 * CELL_HEIGHT);
    }

    private void awaitNumber(SeenCell cell, int number) {
        Launched.await(
                "frame " + number,
                30,
                () -> cell.number().orElse(-1) == number && cell.psnr(number) >= ALIKE_DECIBEL,
                programs.toArray(new Launched[0]));
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
                programs.toArray(new Launched[0]));
        for (int place = 0; place < 8; place++) {
            awaitNumber(cell(desk, place), numbers.get(place));
        }
        return numbers;
    }

    @Test
    void eightCamerasAreSeenSideBySideAndEachAloneByItsKeyOrADoubleClick() throws Exception {
        try (Desk desk = new Desk(1400, 900)) {
            Launched receiver = start("receiver", desk.environment(), "--port", port, "--show", "all");
            receiver.awaitSaid("Listening");
            for (int number = 0; number < 8; number++) {
                camera(number, port);
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
    void aCameraThatIsKilledLeavesWordsInItsCellWhichItFindsAgain() throws Exception {
        try (Desk desk = new Desk(1400, 900)) {
            Launched receiver = start("receiver", desk.environment(), "--port", port, "--show", "all");
            receiver.awaitSaid("Listening");
            List<Launched> cameras = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                cameras.add(camera(number, port));
            }
            List<Integer> numbers = awaitEight(desk);
            for (int number = 0; number < 8; number++) {
                receiver.awaitSaid("Camera " + number + "  320x240");
            }
            int place = numbers.indexOf(6);
            double before = cell(desk, place).brightness();
            cameras.get(6).kill();
            cameras.get(2).kill();
            receiver.awaitSaid("Camera 6: no video for \\d s");
            receiver.awaitSaid("Camera 2: no video for \\d s");
            Launched.await(
                    "words over a dark picture",
                    10,
                    () -> cell(desk, place).brightness() < 0.6 * before,
                    programs.toArray(new Launched[0]));
            camera(2, port);
            receiver.awaitSaid("Camera 2: video is back");
            camera(6, port);
            receiver.awaitSaid("Camera 6: video is back");
            assertEquals(numbers, awaitEight(desk));
        }
    }

    @Test
    void camerasOfSeveralPortsAreOnOneWallAndEachIsSavedUnderItsName() throws Exception {
        String other = Desk.freePort();
        Path pattern = folder.resolve("{name}.png");
        Launched receiver = start(
                "receiver", Map.of(), "--headless", "--port", port + "," + other, "--snapshot", pattern.toString());
        receiver.awaitSaid("Listening on UDP port " + other);
        camera(1, port);
        camera(2, port);
        camera(3, other);
        receiver.awaitSaid("3 streams  1\\d\\.\\d frames/s");
        for (int number = 1; number <= 3; number++) {
            receiver.awaitSaid("Camera " + number + "  320x240  \\d");
        }
        assertEquals(0, receiver.terminate().exitCode(), receiver.said());
        for (int number = 1; number <= 3; number++) {
            int[] pixels = Psnr.pixels(folder.resolve("Camera-" + number + ".png"));
            assertTrue(Psnr.of(FOOTAGE.bgr(number), pixels) >= ALIKE_DECIBEL);
        }
    }

    @Test
    void ofSeveralPortsTheFirstCameraOfEachIsShownIfThatIsAskedFor() throws Exception {
        String other = Desk.freePort();
        Launched receiver =
                start("receiver", Map.of(), "--headless", "--port", port, "--port", other, "--show", "first");
        receiver.awaitSaid("Listening on UDP port " + other);
        camera(1, port);
        receiver.awaitSaid("1 stream  \\d");
        camera(2, port);
        camera(3, other);
        receiver.awaitSaid("Not showing 127.0.0.1");
        receiver.awaitSaid("2 streams  \\d+\\.\\d frames/s");
        receiver.awaitSaid("Camera 3  320x240  \\d");
        assertEquals(0, receiver.terminate().exitCode(), receiver.said());
        assertTrue(!receiver.said().contains("3 streams"), receiver.said());
    }
}
