package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.bench.clip.Footage;

/** The window in C++ and the page in JavaScript, looked at while our sender sends. */
class PeerWindowTest {
    private static final Footage FOOTAGE = new Footage(1280, 720, 40, 10);

    @TempDir
    Path folder;

    private Launched sender(String wire, String port) throws Exception {
        Path video = folder.resolve("video.avi");
        FOOTAGE.writeMjpeg(video);
        String[] options = {"--wire", wire, "--port", port, "--loop", "--quality", "90", "--device", video.toString()};
        return Launched.script("sender", Map.of(), options);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"rtp", "classic"})
    void theWindowInCppShowsTheFramesAndQuitEndsIt(String wire) throws Exception {
        CppPeer.build();
        Needs.programs("Xvfb", "xdotool");
        String port = Desk.freePort();
        ReadmeLine line = ReadmeLine.of("show with C++")
                .with("target/peers-cpp", CppPeer.folder().toString())
                .with("--port 12345", "--port " + port);
        try (Desk desk = new Desk(1400, 900);
                Launched show = line.start(desk.environment());
                Launched sender = sender(wire, port)) {
            for (int i = 0; i < 5; i++) {
                double psnr = desk.psnrOfNextFrame(FOOTAGE, show, sender);
                assertTrue(psnr >= 30, "PSNR " + psnr + " dB");
            }
            String quits = "xdotool windowfocus --sync $(xdotool search --onlyvisible --name udpcam) key q";
            try (Launched quit = Launched.command(desk.environment(), List.of("sh", "-c", quits))) {
                assertEquals(0, quit.exitCode(), quit.said());
            }
            assertEquals(0, show.exitCode(), show.said());
            assertTrue(Speaker.frames(show, "complete") >= 5, show.said());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void thePageInJavaScriptShowsTheFramesAndComesBackByItself() throws Exception {
        Needs.programs("node", "chromium");
        String port = Desk.freePort();
        String web = Desk.freePort();
        ReadmeLine line =
                ReadmeLine.of("show with JavaScript").with("--port 12345", "--port " + port + " --web " + web);
        try (ChromiumPage page = new ChromiumPage();
                Launched sender = sender("rtp", port)) {
            try (Launched receive = line.start(Map.of())) {
                receive.awaitSaid("localhost:" + web);
                page.open("http://localhost:" + web + "/");
                assertTrue(page.psnrOfNextFrame(FOOTAGE, OptionalInt.empty(), receive, sender) >= 30);
                receive.kill();
            }
            OptionalInt before = FOOTAGE.number(page.pixels());
            try (Launched again = line.start(Map.of())) {
                assertTrue(page.psnrOfNextFrame(FOOTAGE, before, again, sender) >= 30);
            }
        }
    }
}
