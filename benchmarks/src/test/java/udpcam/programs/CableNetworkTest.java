package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import udpcam.bench.cable.Bottleneck;
import udpcam.bench.cable.Cable;
import udpcam.bench.cable.CableNetwork;
import udpcam.bench.cable.CableRound;
import udpcam.bench.cable.Rival;
import udpcam.bench.cable.TcpRival;
import udpcam.bench.clip.Clip;
import udpcam.bench.pair.Pair;
import udpcam.bench.result.LossResult;
import udpcam.bench.result.RateResult;
import udpcam.bench.result.RateSteps;
import udpcam.bench.result.Trace;
import udpcam.jpeg.PictureSize;

/** Both programs, launched by their scripts on two hosts of Linux's own, and the window's pixels. */
class CableNetworkTest {
    private static final double FPS = 10; // so few that a busy machine leaves none out
    private static final int PORT = 12_345;
    private static final Pair UDPCAM = new Pair(
            "udpcam", "", "scripts/sender --remote REMOTE --port PORT --device FIFO", "scripts/receiver --port PORT");

    @BeforeEach
    void needs() {
        Needs.root();
        Needs.programs("ip", "nft", "tc", "Xvfb");
    }

    private static LossResult measure(double loss, double seconds) throws Exception {
        return measure(Cable.losing(loss, 0), seconds, null).loss();
    }

    private static Trace measure(Cable cable, double seconds, @Nullable Rival rival) throws Exception {
        Clip clip = Clip.drawn(new PictureSize(1280, 720));
        return new CableRound(clip, FPS, seconds, cable, rival, Launched.projectRoot(), true).measure(UDPCAM, PORT);
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
    void aLinkCarriesNoMoreThanItsRateAndFewerFramesComeWhenItFalls() throws Exception {
        RateSteps rates = new RateSteps(List.of(50_000_000L, 200_000L));
        Trace trace = measure(Cable.limited(new Bottleneck(rates, Duration.ofMillis(200))), 6, null);
        RateResult result = RateResult.of(trace, rates);
        assertTrue(result.shown() >= 0.4, result.toString()); // all of the first step
        assertTrue(trace.kilobytes(35, 60) <= 1.1 * 25 / FPS * 200 / 8, result.toString());
    }

    @Test
    void aDownloadHasAPartOfTheLinkAndIsCountedApart() throws Exception {
        Needs.programs("iperf3");
        RateSteps rates = new RateSteps(List.of(8_000_000L));
        Trace trace = measure(Cable.limited(new Bottleneck(rates, Duration.ofMillis(200))), 6, new TcpRival());
        RateResult result = RateResult.of(trace, rates);
        assertTrue(result.shown() >= 0.5, result.toString());
        assertTrue(result.megabits() >= 1, result.toString());
        assertTrue(result.rivalMegabits() >= 1, result.toString());
        assertTrue(result.megabits() + result.rivalMegabits() <= 1.05 * 8, result.toString());
    }

    @Test
    void aNetworkIsGoneWhenItIsClosed() throws Exception {
        try (CableNetwork network = new CableNetwork(Cable.losing(0.5, 0.5))) {
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
        new CableNetwork(Cable.losing(0, 0)).close();
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
