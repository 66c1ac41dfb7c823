package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Several senders and one receiver without a window, launched by their scripts. */
class SeveralStreamsTest {
    private static final double ALIKE_DECIBEL = 30;

    @TempDir
    Path folder;

    private final String port = Desk.freePort();
    private final Cameras cameras = new Cameras();

    @AfterEach
    void end() throws IOException {
        cameras.close();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void camerasOfSeveralPortsAreOnOneWallAndEachIsSavedUnderItsName() throws Exception {
        String other = Desk.freePort();
        Path pattern = folder.resolve("{name}.png");
        Launched receiver = cameras.start(
                "receiver", Map.of(), "--headless", "--port", port + "," + other, "--snapshot", pattern.toString());
        receiver.awaitSaid("Listening on UDP port " + other);
        cameras.start(1, port);
        cameras.start(2, port);
        cameras.start(3, other);
        receiver.awaitSaid("3 streams  1\\d\\.\\d frames/s");
        for (int number = 1; number <= 3; number++) {
            receiver.awaitSaid("Camera " + number + "  320x240  \\d");
        }
        assertEquals(0, receiver.terminate().exitCode(), receiver.said());
        for (int number = 1; number <= 3; number++) {
            int[] pixels = Psnr.pixels(folder.resolve("Camera " + number + ".png"));
            assertTrue(Psnr.of(Cameras.FOOTAGE.bgr(number), pixels) >= ALIKE_DECIBEL);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void ofSeveralPortsTheFirstCameraOfEachIsShownIfThatIsAskedFor() throws Exception {
        String other = Desk.freePort();
        Launched receiver =
                cameras.start("receiver", Map.of(), "--headless", "--port", port, "--port", other, "--show", "first");
        receiver.awaitSaid("Listening on UDP port " + other);
        cameras.start(1, port);
        receiver.awaitSaid("1 stream  \\d");
        cameras.start(2, port);
        cameras.start(3, other);
        receiver.awaitSaid("Not showing 127.0.0.1");
        receiver.awaitSaid("2 streams  \\d+\\.\\d frames/s");
        receiver.awaitSaid("Camera 3  320x240  \\d");
        assertEquals(0, receiver.terminate().exitCode(), receiver.said());
        assertTrue(!receiver.said().contains("3 streams"), receiver.said());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void eachStreamHasItsOwnFileAndItsPlaceOnThePage() throws Exception {
        Needs.programs("ffprobe");
        String web = Desk.freePort();
        Path files = folder.resolve("{name}.mkv");
        Launched receiver = cameras.start(
                "receiver",
                Map.of(),
                "--headless",
                "--port",
                port,
                "--show",
                "all",
                "--record",
                files.toString(),
                "--web",
                web);
        receiver.awaitSaid("Listening");
        cameras.start(1, port);
        cameras.start(2, port);
        receiver.awaitSaid("Camera 1  320x240  \\d");
        receiver.awaitSaid("Camera 2  320x240  \\d");
        Launched.await(
                "both names on the page",
                10,
                () -> {
                    String stats = page("http://localhost:" + web + "/stats.json");
                    return stats.contains("\"Camera 1\"") && stats.contains("\"Camera 2\"");
                },
                receiver);
        assertEquals(0, receiver.terminate().exitCode(), receiver.said());
        for (int number = 1; number <= 2; number++) {
            String said = receiver.awaitSaid("Recorded \\d+ frames to \\S*Camera " + number + "\\.mkv");
            int recorded = Integer.parseInt(said.split(" ", -1)[1]);
            assertEquals(recorded, Ffprobe.decoded(folder.resolve("Camera " + number + ".mkv")), said);
        }
    }

    private static String page(String uri) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
