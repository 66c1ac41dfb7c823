package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import udpcam.bench.clip.Footage;

/** RTP/JPEG with programs that nobody here wrote, both ways: every frame of 10 s is counted and compared. */
class RtpPeersTest {
    private static final Map<String, String> NO_DISPLAY = Map.of();
    private static final Footage FOOTAGE = new Footage(1280, 720, 90, 15);

    @TempDir
    static Path folder;

    private static Path video;

    @BeforeAll
    static void writeVideo() throws Exception {
        Needs.programs("gst-launch-1.0", "ffmpeg", "ffplay", "vlc", "Xvfb");
        Needs.success("GStreamer has no rtpjpegpay", "gst-inspect-1.0", "--exists", "rtpjpegpay");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        video = folder.resolve("video.avi");
        FOOTAGE.writeMjpeg(video);
    }

    private interface Peer {
        Launched start(String port) throws Exception;
    }

    /** Has the sender describe a stream like the one that is to come. */
    private static Path described(String port) throws Exception {
        Path sdp = folder.resolve(port + ".sdp");
        try (Launched sender = Launched.script(
                "sender",
                NO_DISPLAY,
                "--port",
                port,
                "--device",
                "test",
                "--size",
                "1280x720",
                "--duration",
                "1",
                "--sdp",
                sdp.toString())) {
            assertEquals(0, sender.exitCode(), sender.said());
        }
        return sdp;
    }

    private static void assertTheyWatch(Peer peer, BiConsumer<Launched, Consumer<int[]>> reading) throws Exception {
        String port = Desk.freePort();
        SeenFrames seen = new SeenFrames(FOOTAGE);
        try (Launched watcher = peer.start(port)) {
            reading.accept(watcher, seen::add);
            Peers.awaitListener(port, watcher);
            try (Launched sender = Launched.script(
                    "sender", NO_DISPLAY, "--port", port, "--device", video.toString(), "--quality", "90")) {
                assertEquals(0, sender.exitCode(), sender.said());
                assertTrue(sender.count("frames sent") >= 0.9 * FOOTAGE.frames(), sender.said());
                seen.await(sender.count("frames sent") - Peers.HELD_BACK, watcher, sender);
            }
            seen.assertAlike();
        }
    }

    private static void readRaw(Launched watcher, Consumer<int[]> taker) {
        new RawPictures(watcher, FOOTAGE, FOOTAGE.width(), FOOTAGE.height()).readTo(taker);
    }

    private static void readJpegs(Launched watcher, Consumer<int[]> taker) {
        new MotionJpeg(watcher).readTo(taker);
    }

    /** Every frame comes whole; those that the window shows long enough to be looked at are compared. */
    private static void assertWeShow(Peer peer) throws Exception {
        String port = Desk.freePort();
        SeenFrames seen = new SeenFrames(FOOTAGE);
        try (Desk desk = new Desk(1400, 900);
                Launched receiver = Launched.script("receiver", desk.environment(), "--port", port)) {
            receiver.awaitSaid("frames/s");
            try (Launched sender = peer.start(port)) {
                desk.watch(FOOTAGE, seen, receiver, sender);
                assertEquals(0, sender.exitCode(), sender.said());
            }
            assertEquals(0, receiver.terminate().exitCode(), receiver.said());
            assertEquals(FOOTAGE.frames(), receiver.count("frames complete"), receiver.said());
            assertTrue(seen.countAlike() >= 0.9 * receiver.count("frames shown"), receiver.said());
        }
    }

    @Test
    void gstreamerWatchesWhatWeSend() throws Exception {
        assertTheyWatch(Peers::watchWithGStreamer, RtpPeersTest::readRaw);
    }

    @Test
    void ffmpegWatchesWhatWeSend() throws Exception {
        assertTheyWatch(port -> Peers.watchWithFfmpeg(described(port)), RtpPeersTest::readRaw);
    }

    @Test
    void vlcWatchesWhatWeSend() throws Exception {
        assertTheyWatch(port -> Peers.watchWithVlc(described(port)), RtpPeersTest::readJpegs);
    }

    @Test
    void ffplayShowsWhatWeSend() throws Exception {
        String port = Desk.freePort();
        try (Desk desk = new Desk(1400, 900);
                Launched ffplay = Peers.showWithFfplay(described(port), desk.environment());
                Launched sender = Launched.script(
                        "sender", NO_DISPLAY, "--port", port, "--device", video.toString(), "--quality", "90")) {
            for (int i = 0; i < 5; i++) {
                double psnr = desk.psnrOfNextFrame(FOOTAGE, ffplay, sender);
                assertTrue(psnr >= 30, "PSNR " + psnr + " dB");
            }
        }
    }

    @Test
    void weShowWhatGStreamerSends() throws Exception {
        assertWeShow(port -> Peers.sendWithGStreamer(port, video));
    }

    @Test
    void weShowWhatFfmpegSends() throws Exception {
        assertWeShow(port -> Peers.sendWithFfmpeg(port, video));
    }
}
