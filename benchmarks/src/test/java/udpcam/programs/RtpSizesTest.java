package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.bench.clip.Footage;

/**
 * RTP/JPEG of small, large and odd pictures between our programs and with GStreamer. Each size has both samplings, the odd one in
 * both directions, the others in one of them; 1280x720 with 4:2:0 is that of {@link RtpPeersTest}.
 */
class RtpSizesTest {
    private static final Map<String, String> NO_DISPLAY = Map.of();
    private static final int HD_PIXELS = 1920 * 1080;

    @TempDir
    Path folder;

    @BeforeEach
    void needs() {
        Needs.programs("gst-launch-1.0");
        Needs.success("GStreamer has no rtpjpegpay", "gst-inspect-1.0", "--exists", "rtpjpegpay");
    }

    /** So few frames that a receive buffer of 4 MB holds them all: a busy machine makes every program late, and loses nothing. */
    private static Footage footage(int width, int height) {
        return width * height > HD_PIXELS ? new Footage(width, height, 4, 2) : new Footage(width, height, 8, 5);
    }

    private Path video(Footage footage) throws Exception {
        Path file = folder.resolve("video.ppm");
        footage.writePpm(file);
        return file;
    }

    private static int blocks(int pixels) {
        return (pixels + 7) / 8 * 8;
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({
        "320, 240, 4:2:0",
        "1280, 720, 4:2:2",
        "1366, 768, 4:2:2",
        "641, 479, 4:2:0",
        "641, 479, 4:2:2",
        "1920, 1080, 4:2:0",
        "3840, 2160, 4:2:2"
    })
    void ourReceiverAndGStreamerShowWhatWeSend(int width, int height, String sampling) throws Exception {
        Footage footage = footage(width, height);
        String video = video(footage).toString();
        String port = Desk.freePort();
        String theirPort = Desk.freePort();
        Path snapshot = folder.resolve("snapshot.png");
        SeenFrames seen = new SeenFrames(footage);
        try (Launched receiver = Launched.script(
                        "receiver", NO_DISPLAY, "--headless", "--port", port, "--snapshot", snapshot.toString());
                Launched watcher = Peers.watchWithGStreamer(theirPort, width, height)) {
            new RawPictures(watcher, footage, blocks(width), blocks(height)).readTo(seen::add);
            receiver.awaitSaid("frames/s");
            Peers.awaitListener(theirPort, watcher);
            try (Launched sender = Launched.script(
                    "sender",
                    NO_DISPLAY,
                    "--remote",
                    "127.0.0.1:" + port,
                    "--remote",
                    "127.0.0.1:" + theirPort,
                    "--device",
                    video,
                    "--fps",
                    String.valueOf(footage.fps()),
                    "--sampling",
                    sampling,
                    "--quality",
                    "90")) {
                assertEquals(0, sender.exitCode(), sender.said());
                seen.await(sender.count("frames sent"), watcher, sender);
                assertEquals(0, receiver.terminate().exitCode());
                assertEquals(sender.count("frames sent"), receiver.count("frames complete"), receiver.said());
            }
            seen.assertAlike();
            assertTrue(receiver.said().contains(" " + width + "x" + height + "  "), receiver.said());
            assertTrue(Psnr.of(footage, Psnr.pixels(snapshot)) >= 30);
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({
        "320, 240, Y42B",
        "1366, 768, I420",
        "641, 479, I420",
        "641, 479, Y42B",
        "1920, 1080, Y42B",
        "3840, 2160, I420"
    })
    void ourReceiverShowsWhatGStreamerSends(int width, int height, String format) throws Exception {
        Footage footage = footage(width, height);
        Path video = video(footage);
        String port = Desk.freePort();
        Path snapshot = folder.resolve("snapshot.png");
        Path sdp = Files.writeString(
                folder.resolve("theirs.sdp"),
                "v=0\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=video " + port + " RTP/AVP 26\na=x-dimensions:" + width + ","
                        + height + "\n");
        try (Launched receiver = Launched.script(
                "receiver", NO_DISPLAY, "--headless", "--sdp", sdp.toString(), "--snapshot", snapshot.toString())) {
            receiver.awaitSaid("frames/s");
            try (Launched sender = Peers.sendWithGStreamer(port, video, footage, format)) {
                assertEquals(0, sender.exitCode(), sender.said());
            }
            receiver.awaitSaid(" " + width + "x" + height + "  ");
            Peers.awaitAllRead(port, receiver);
            assertEquals(0, receiver.terminate().exitCode());
            assertEquals(footage.frames(), receiver.count("frames complete"), receiver.said());
            assertTrue(Psnr.of(footage, Psnr.pixels(snapshot)) >= 30);
        }
    }
}
