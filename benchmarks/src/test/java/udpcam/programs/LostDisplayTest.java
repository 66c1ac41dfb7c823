package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a receiver whose X server ends. */
class LostDisplayTest {
    @TempDir
    Path folder;

    @BeforeEach
    void needs() {
        Needs.programs("Xvfb");
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"default, KILL", "default, TERM", "java2d, KILL"})
    void aReceiverWhoseDisplayGoesSaysSoAndKeepsSummaryAndSnapshot(String way, String signal) throws Exception {
        String port = Desk.freePort();
        Path snapshot = folder.resolve("last.png");
        try (Desk desk = new Desk(1400, 900);
                Launched receiver = Launched.script(
                        "receiver",
                        Map.of("DISPLAY", desk.screen.display(), "UDPCAM_OPTS", "-Dudpcam.display=" + way),
                        "--port",
                        port,
                        "--snapshot",
                        snapshot.toString());
                Launched sender =
                        Launched.script("sender", Map.of(), "--port", port, "--device", "test", "--size", "320x240")) {
            receiver.awaitSaid("320x240  \\d");
            Needs.success("kill", "kill", "-" + signal, String.valueOf(desk.screen.pid()));
            assertEquals(1, receiver.exitCode(), receiver.said());
            assertTrue(receiver.said().contains("receiver: The display has gone"), receiver.said());
            assertTrue(sender.isAlive(), sender.said());
            if (way.equals("java2d") && !Files.isRegularFile(snapshot)) {
                return; // a collection of garbage waits for the thread that drew: the JVM was ended in the middle
            }
            assertTrue(receiver.count("frames shown") > 0, receiver.said());
            assertTrue(Files.isRegularFile(snapshot), receiver.said());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aReceiverThatStillWaitsForVideoSaysSoToo() throws Exception {
        try (Desk desk = new Desk(1400, 900);
                Launched receiver = Launched.script("receiver", desk.environment(), "--port", Desk.freePort())) {
            receiver.awaitSaid("Nothing has come");
            Needs.success("kill", "kill", "-KILL", String.valueOf(desk.screen.pid()));
            assertEquals(1, receiver.exitCode(), receiver.said());
            assertTrue(receiver.said().contains("The display has gone"), receiver.said());
        }
    }
}
