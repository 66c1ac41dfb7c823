package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import udpcam.bench.Clip;
import udpcam.bench.LossResult;
import udpcam.bench.LossRound;
import udpcam.bench.LossyNetwork;
import udpcam.bench.Pair;
import udpcam.jpeg.PictureSize;

/** Both programs, launched by their scripts on two hosts of Linux's own, and the window's pixels. */
class LossyNetworkTest {
    private static final double FPS = 10; // so few that a busy machine leaves none out
    private static final int PORT = 12_345;
    private static final Pair UDPCAM = new Pair(
            "udpcam", "", "scripts/sender --remote REMOTE --port PORT --device FIFO", "scripts/receiver --port PORT");

    @BeforeEach
    void needs() {
        Needs.root();
        Needs.programs("ip", "nft", "Xvfb");
    }

    private static LossResult measure(double loss, double seconds) throws Exception {
        Clip clip = Clip.drawn(new PictureSize(1280, 720));
        return new LossRound(clip, FPS, seconds, loss, 0, Launched.projectRoot(), true).measure(UDPCAM, PORT);
    }

    @Test
    void whereNothingIsLostEveryFrameIsShownAndWhole() throws Exception {
        LossResult result = measure(0, 4);
        assertEquals(1, result.shown(), result.toString());
        assertEquals(1, result.whole(), result.toString());
    }

    @Test
    void whereOneDatagramOfTwentyIsLostFramesAreShownAndWhole() throws Exception {
        LossResult result = measure(0.05, 8);
        assertTrue(result.shown() >= 0.98, result.toString()); // a quarter would be without repair
        assertTrue(result.whole() >= 0.96, result.toString());
    }

    @Test
    void whereThreeDatagramsOfTenAreLostFramesAreShown() throws Exception {
        LossResult result = measure(0.3, 8);
        assertTrue(result.shown() >= 0.95, result.toString()); // not one would be without repair
        assertTrue(result.whole() >= 0.8, result.toString());
    }

    @Test
    void whereEverythingIsLostNothingIsShown() throws Exception {
        assertEquals(0, measure(1, 1).shown());
    }

    @Test
    void aNetworkIsGoneWhenItIsClosed() throws Exception {
        try (LossyNetwork network = new LossyNetwork(0.5, 0.5)) {
            assertEquals("10.77.0.2", network.remote());
            assertTrue(namespaces().contains(ownName()), namespaces());
        }
        assertFalse(namespaces().contains(ownName()), namespaces());
    }

    @Test
    void theNextNetworkRemovesWhatAKilledBenchHasLeft() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        String left = "udpcam-bench-" + dead.pid() + "-1-sender";
        assertEquals(0, new ProcessBuilder("ip", "netns", "add", left).start().waitFor());
        new LossyNetwork(0, 0).close();
        assertFalse(namespaces().contains(left), namespaces());
    }

    private static String ownName() {
        return "udpcam-bench-" + ProcessHandle.current().pid() + "-";
    }

    private static String namespaces() throws IOException {
        Process list = new ProcessBuilder("ip", "netns", "list").start();
        return new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
