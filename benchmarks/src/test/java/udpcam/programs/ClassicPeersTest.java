package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import udpcam.bench.clip.Footage;

/** The classic wire with programs in Python that know it from elsewhere, both ways, in frames of several datagrams. */
class ClassicPeersTest {
    private static final Map<String, String> NO_DISPLAY = Map.of();
    private static final Footage STILL = new Footage(1920, 1080, 1, 10);

    @TempDir
    Path folder;

    @BeforeEach
    void needs() {
        Needs.pythonModule("cv2");
    }

    private static Launched python(String program, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/python3",
                Launched.projectRoot().resolve("peers/python").resolve(program).toString()));
        command.addAll(List.of(options));
        return Launched.command(NO_DISPLAY, command);
    }

    private String still() throws Exception {
        Path file = folder.resolve("still.avi");
        STILL.writeMjpeg(file);
        return file.toString();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theirReceiverDecodesWhatOurSenderSends() throws Exception {
        String port = Desk.freePort();
        Path saved = folder.resolve("theirs.png");
        try (Launched receiver = python(
                        "receiver.py", "--headless", "--frames", "1", "--port", port, "--save", saved.toString());
                Launched sender = Launched.script(
                        "sender",
                        NO_DISPLAY,
                        "--wire",
                        "classic",
                        "--port",
                        port,
                        "--device",
                        still(),
                        "--loop",
                        "--quality",
                        "90")) {
            assertEquals(0, receiver.exitCode());
            assertTrue(Psnr.of(STILL.bgr(0), Psnr.pixels(saved)) >= 30);
            assertEquals(0, sender.terminate().exitCode());
            assertSeveralDatagramsAFrame(sender, "datagrams sent", "frames sent");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void ourReceiverShowsWhatTheirSenderSends() throws Exception {
        String port = Desk.freePort();
        Path saved = folder.resolve("ours.png");
        Path many = folder.resolve("many.avi");
        Footage footage = new Footage(1920, 1080, 100, 10);
        footage.writeMjpeg(many);
        try (Launched receiver =
                Launched.script("receiver", NO_DISPLAY, "--headless", "--port", port, "--snapshot", saved.toString())) {
            receiver.awaitSaid("frames/s"); // it is ready
            try (Launched sender =
                    python("sender.py", "--port", port, "--device", many.toString(), "--quality", "90")) {
                assertEquals(0, sender.exitCode(), sender.said());
            }
            receiver.awaitSaid("1920x1080  \\d");
            assertEquals(0, receiver.terminate().exitCode());
            assertSeveralDatagramsAFrame(receiver, "datagrams received", "frames complete");
            assertTrue(Psnr.of(footage, Psnr.pixels(saved)) >= 30);
        }
    }

    private static void assertSeveralDatagramsAFrame(Launched program, String datagrams, String frames) {
        assertTrue(program.count(datagrams) >= 2 * program.count(frames), program.said());
    }
}
