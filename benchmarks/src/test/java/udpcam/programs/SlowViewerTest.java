package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import udpcam.bench.clip.Footage;

/** Several viewers at once, of which some are slow; and programs that are no browsers. */
class SlowViewerTest {
    private static final Footage FOOTAGE = new Footage(640, 480, 60, 30);
    private static final double SLOWEST_MILLIS = 500;

    /** Notes how long after its arrival at the receiver each frame was drawn, by the receiver's clock. */
    private static final String NOTE_DELAYS =
            "window.late = []; let arrived = 0; let ahead = NaN; let quickest = Infinity; const ask = window.fetch;"
                    + " window.fetch = async (...all) => { const sent = performance.now(); const answer = await ask(...all);"
                    + " const came = performance.now(); const at = answer.headers.get('Frame-Arrived');"
                    + " if (at !== null) arrived = Math.max(arrived, Number(at));"
                    + " else if (all[0] === 'stats.json' && came - sent < quickest) { quickest = came - sent;"
                    + " ahead = (await answer.clone().json()).clock - (sent + came) / 2; } return answer; };"
                    + " const draw = CanvasRenderingContext2D.prototype.drawImage;"
                    + " CanvasRenderingContext2D.prototype.drawImage = function (...all) { draw.apply(this, all);"
                    + " window.late.push(performance.now() + ahead - arrived); };";

    private final String port = Desk.freePort();
    private final String webPort = Desk.freePort();

    @TempDir
    Path folder;

    private Launched receiver() throws Exception {
        Launched receiver = Launched.script("receiver", Map.of(), "--port", port, "--headless", "--web", webPort);
        receiver.awaitSaid("In browsers: ");
        return receiver;
    }

    private Launched sender() throws Exception {
        Path file = folder.resolve("camera.avi");
        FOOTAGE.writeMjpeg(file);
        return Launched.script(
                "sender", Map.of(), "--port", port, "--loop", "--quality", "50", "--device", file.toString());
    }

    private static void forget(ChromiumPage browser) throws Exception {
        browser.evaluate("window.late.length = 0");
    }

    private static double[] delays(ChromiumPage browser) throws Exception {
        String late = browser.evaluate("window.late.map((ms) => ms.toFixed(1)).join(' ')");
        return Arrays.stream(late.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .sorted()
                .toArray();
    }

    @Test
    void aViewerOfOneMegabitStaysCurrentAndTheOtherGetsEveryFrame() throws Exception {
        Needs.programs("chromium");
        try (Launched receiver = receiver();
                Launched sender = sender();
                ChromiumPage slow = new ChromiumPage();
                ChromiumPage quick = new ChromiumPage()) {
            for (ChromiumPage each : List.of(slow, quick)) {
                each.runFirst(NOTE_DELAYS);
                each.open("http://localhost:" + webPort);
                each.await("live", "document.body.classList.contains('live')", receiver, sender);
            }
            slow.call("Network.enable", "{}");
            slow.call(
                    "Network.emulateNetworkConditions",
                    "{\"offline\":false,\"latency\":10,\"downloadThroughput\":125000,\"uploadThroughput\":125000}");
            slow.evaluate("new Promise((done) => setTimeout(done, 3000))");
            forget(quick);
            forget(slow);
            slow.evaluate("new Promise((done) => setTimeout(done, 10000))");
            double[] ofSlow = delays(slow);
            double[] ofQuick = delays(quick);
            assertTrue(ofSlow.length >= 20 && ofSlow.length < 250, ofSlow.length + " frames in 10 s");
            double p99 = ofSlow[(int) (0.99 * (ofSlow.length - 1))];
            assertTrue(p99 < SLOWEST_MILLIS, "p99 " + p99 + " ms of " + ofSlow.length + " frames");
            assertTrue(ofQuick.length >= 290, ofQuick.length + " frames in 10 s beside it");
        }
    }

    @Test
    void twentyStreamsAtOnceGetEveryFrame() throws Exception {
        Needs.programs("curl");
        try (Launched receiver = receiver();
                Launched sender = sender()) {
            receiver.awaitSaid("640x480  \\d");
            String streams =
                    "for i in $(seq 20); do curl -s -m 6 -o " + folder + "/$i.mjpeg http://localhost:" + webPort
                            + "/stream.mjpeg & done; wait; cd " + folder
                            + "; for i in $(seq 20); do grep -ac '^--udpcam-frame' $i.mjpeg; done";
            try (Launched curls = Launched.command(Map.of(), List.of("sh", "-c", streams))) {
                assertEquals(0, curls.exitCode(), curls.said());
                int[] parts = curls.said().lines().mapToInt(Integer::parseInt).toArray();
                assertEquals(20, parts.length, curls.said());
                assertEquals(0, sender.terminate().exitCode());
                assertTrue(Arrays.stream(parts).min().orElse(0) >= 165, Arrays.toString(parts));
            }
        }
    }

    @Test
    void ffplaysLibraryReadsTheStream() throws Exception {
        Needs.programs("ffprobe");
        try (Launched receiver = receiver();
                Launched sender = sender()) {
            receiver.awaitSaid("640x480  \\d");
            try (Launched probe = Launched.command(
                    Map.of(),
                    List.of(
                            "ffprobe",
                            "-v",
                            "error",
                            "-count_frames",
                            "-read_intervals",
                            "%+#20",
                            "-show_entries",
                            "stream=codec_name,width,height,nb_read_frames",
                            "-of",
                            "csv=p=0",
                            "http://localhost:" + webPort + "/stream.mjpeg"))) {
                assertEquals(0, probe.exitCode(), probe.said());
                assertEquals(0, sender.terminate().exitCode());
                assertTrue(probe.said().contains("mjpeg,640,480,"), probe.said());
            }
        }
    }
}
