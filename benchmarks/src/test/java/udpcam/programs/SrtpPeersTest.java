package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.bench.clip.Footage;

/** SRTP with programs that nobody here wrote, both ways, by the key of a session description: frames are counted and compared. */
class SrtpPeersTest {
    private static final Map<String, String> NO_DISPLAY = Map.of();
    private static final String DEFAULT_SUITE = "AES_CM_128_HMAC_SHA1_80";

    /** What we send: players join it. */
    private static final Footage LONG = new Footage(640, 480, 450, 30);

    /** What they send. */
    private static final Footage SHORT = new Footage(640, 480, 60, 30);

    private static final int ENOUGH_FRAMES = 40;

    @TempDir
    static Path folder;

    private static Path longVideo;
    private static Path shortVideo;

    @BeforeAll
    static void writeVideos() throws Exception {
        Needs.programs("gst-launch-1.0", "ffmpeg", "vlc", "base64", "od");
        Needs.success("GStreamer has no rtpjpegpay", "gst-inspect-1.0", "--exists", "rtpjpegpay");
        Needs.success("GStreamer has no srtpenc (gstreamer1.0-plugins-bad)", "gst-inspect-1.0", "--exists", "srtpenc");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        longVideo = folder.resolve("long.avi");
        LONG.writeMjpeg(longVideo);
        shortVideo = folder.resolve("short.avi");
        SHORT.writeMjpeg(shortVideo);
    }

    private interface Peer {
        Launched start(String port, Path sdp) throws Exception;
    }

    private static Launched sender(String port, Path sdp, String suite, String... more) throws Exception {
        List<String> options = new ArrayList<>(List.of("--port", port, "--device", longVideo.toString()));
        options.addAll(List.of("--quality", "90", "--srtp-sdp", sdp.toString(), "--srtp-suite", suite));
        options.addAll(List.of(more));
        Launched sender = Launched.script("sender", NO_DISPLAY, options.toArray(new String[0]));
        Launched.await("a description", 30, () -> Files.exists(sdp), sender);
        return sender;
    }

    private static void assertTheyWatch(String suite, Peer player, BiConsumer<Launched, Consumer<int[]>> reading)
            throws Exception {
        String port = Desk.freePort();
        Path sdp = folder.resolve(port + ".sdp");
        SeenFrames seen = new SeenFrames(LONG);
        try (Launched sender = sender(port, sdp, suite)) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(sdp)));
            try (Launched watcher = player.start(port, sdp)) {
                reading.accept(watcher, seen::add);
                seen.await(ENOUGH_FRAMES, watcher, sender);
            }
        }
        seen.assertAlike();
    }

    private static void readRaw(Launched watcher, Consumer<int[]> taker) {
        new RawPictures(watcher, LONG, LONG.width(), LONG.height()).readTo(taker);
    }

    private static void readJpegs(Launched watcher, Consumer<int[]> taker) {
        new MotionJpeg(watcher).readTo(taker);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({
        "AES_CM_128_HMAC_SHA1_80, aes-128-icm, hmac-sha1-80",
        "AEAD_AES_128_GCM, aes-128-gcm, null",
        "AEAD_AES_256_GCM, aes-256-gcm, null",
    })
    void gstreamerWatchesWhatWeSeal(String suite, String cipher, String authentication) throws Exception {
        assertTheyWatch(
                suite,
                (port, sdp) -> Peers.watchSealedWithGStreamer(port, sdp, cipher, authentication),
                SrtpPeersTest::readRaw);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void ffmpegWatchesWhatWeSealByTheLineOfFfplay() throws Exception {
        assertTheyWatch(DEFAULT_SUITE, (port, sdp) -> Peers.watchWithFfmpeg(sdp), SrtpPeersTest::readRaw);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void vlcWatchesWhatWeSeal() throws Exception {
        assertTheyWatch(
                DEFAULT_SUITE,
                (port, sdp) -> {
                    Path copy = Files.copy(sdp, folder.resolve(port + "-vlc.sdp")); // VLC is not run by the owner
                    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
                    return Peers.watchWithVlc(copy);
                },
                SrtpPeersTest::readJpegs);
    }

    /** Nothing is refused, frames come whole from when the receiver is warm, and the last one is looked at. */
    private static void assertWeReceive(String suite, int keyBytes, Peer peer) throws Exception {
        String port = Desk.freePort();
        Path sdp = folder.resolve(port + ".sdp");
        Path snapshot = folder.resolve(port + ".png");
        Peers.describe(sdp, port, suite, keyBytes);
        try (Launched receiver = receiver(sdp, snapshot)) {
            receiver.awaitSaid("frames/s");
            try (Launched sender = peer.start(port, sdp)) {
                assertEquals(0, sender.exitCode(), sender.said());
            }
            assertEquals(0, receiver.terminate().exitCode(), receiver.said());
            assertTrue(receiver.count("frames complete") >= ENOUGH_FRAMES, receiver.said());
            assertNothingRefused(receiver);
        }
        assertTrue(Psnr.of(SHORT, Psnr.pixels(snapshot)) >= 30);
    }

    private static void assertNothingRefused(Launched program) {
        assertFalse(
                Pattern.compile("datagrams (unsealed|forged|replayed)")
                        .matcher(program.said())
                        .find(),
                program.said());
    }

    /** Parity comes only to who reports, so the reports were sealed and opened again. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void ourReceiverJoinsWhatWeSealAndItsReportsBringRepair() throws Exception {
        String port = Desk.freePort();
        Path sdp = folder.resolve(port + ".sdp");
        Path snapshot = folder.resolve(port + ".png");
        try (Launched sender = sender(port, sdp, DEFAULT_SUITE, "--simulate", "loss=10%");
                Launched receiver = receiver(sdp, snapshot)) {
            receiver.awaitSaid("(?s)(640x480[^\n]*rtt \\d.*){2}"); // two seconds; a slow start may take size first
            assertEquals(0, receiver.terminate().exitCode(), receiver.said());
            assertTrue(receiver.count("segments repaired") > 0, receiver.said());
            assertNothingRefused(receiver);
            assertEquals(0, sender.terminate().exitCode(), sender.said());
            assertNothingRefused(sender);
        }
        assertTrue(Psnr.of(LONG, Psnr.pixels(snapshot)) >= 30);
    }

    private static Launched receiver(Path sdp, Path snapshot) throws Exception {
        return Launched.script(
                "receiver", NO_DISPLAY, "--headless", "--sdp", sdp.toString(), "--snapshot", snapshot.toString());
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({
        "AES_CM_128_HMAC_SHA1_80, 30, ''",
        "AEAD_AES_128_GCM, 28, rtp-cipher=aes-128-gcm rtp-auth=null rtcp-cipher=aes-128-gcm rtcp-auth=null",
        "AEAD_AES_256_GCM, 44, rtp-cipher=aes-256-gcm rtp-auth=null rtcp-cipher=aes-256-gcm rtcp-auth=null",
    })
    void weReceiveWhatGStreamerSeals(String suite, int keyBytes, String seal) throws Exception {
        assertWeReceive(suite, keyBytes, (port, sdp) -> Peers.sendSealedWithGStreamer(port, shortVideo, sdp, seal));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void weReceiveWhatFfmpegSeals() throws Exception {
        assertWeReceive(DEFAULT_SUITE, 30, (port, sdp) -> Peers.sendSealedWithFfmpeg(port, shortVideo, sdp));
    }
}
