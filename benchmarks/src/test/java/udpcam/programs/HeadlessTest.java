package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.bench.Footage;

/** Both programs, launched by their scripts, without a window. */
class HeadlessTest {
    private static final Map<String, String> NO_DISPLAY = Map.of();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"at-the-end.jpg", "at-the-end.png"})
    void theSnapshotAtTheEndIsThePictureThatWasSent(String name) throws Exception {
        Footage still = new Footage(642, 478, 1, 10);
        Path picture = folder.resolve("still.avi");
        still.writeMjpeg(picture);
        Path snapshot = folder.resolve(name);
        String port = Desk.freePort();
        try (Launched receiver = Launched.script(
                        "receiver", NO_DISPLAY, "--headless", "--port", port, "--snapshot", snapshot.toString());
                Launched sender = Launched.script(
                        "sender",
                        NO_DISPLAY,
                        "--port",
                        port,
                        "--device",
                        picture.toString(),
                        "--loop",
                        "--quality",
                        "90")) {
            receiver.awaitSaid("642x478  \\d");
            assertEquals(0, receiver.terminate().exitCode(), receiver.said());
            assertTrue(Psnr.of(still.bgr(0), Psnr.pixels(snapshot)) >= 30);
            assertEquals(List.of(picture, snapshot), sorted(folder), "nothing else is left there");
            assertEquals(0, sender.terminate().exitCode());
        }
    }

    private static List<Path> sorted(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }

    @Test
    void aProgramThatWritesIntoAFifoIsACameraAndItsEndEndsTheSender() throws Exception {
        Needs.programs("mkfifo");
        Path fifo = folder.resolve("camera.y4m");
        try (Launched mkfifo = Launched.command(NO_DISPLAY, List.of("mkfifo", fifo.toString()))) {
            assertEquals(0, mkfifo.exitCode());
        }
        String port = Desk.freePort();
        try (Launched receiver = Launched.script("receiver", NO_DISPLAY, "--headless", "--port", port);
                Launched sender = Launched.script("sender", NO_DISPLAY, "--port", port, "--device", fifo.toString())) {
            receiver.awaitSaid("Listening");
            byte[] frame = new byte[320 * 240 * 3 / 2];
            try (var out = Files.newOutputStream(fifo)) {
                out.write("YUV4MPEG2 W320 H240 F25:1 C420jpeg\n".getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < 50; i++) {
                    Arrays.fill(frame, (byte) i);
                    out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                    out.write(frame);
                    out.flush();
                    Launched.pause(40);
                }
            }
            assertEquals(0, sender.exitCode(), sender.said());
            receiver.awaitSaid("320x240  \\d");
            assertEquals(0, receiver.terminate().exitCode());
        }
    }

    @Test
    void aBadNetworkCostsFramesAndIsToldOnBothSides() throws Exception {
        String port = Desk.freePort();
        try (Launched receiver = Launched.script("receiver", NO_DISPLAY, "--headless", "--port", port);
                Launched sender = Launched.script(
                        "sender",
                        NO_DISPLAY,
                        "--port",
                        port,
                        "--device",
                        "test",
                        "--size",
                        "640x480",
                        "--mtu",
                        "1400",
                        "--simulate",
                        "loss=2%,reorder=1%,duplicate=1%,delay=20ms,seed=7")) {
            sender.awaitSaid("SIMULATING A BAD NETWORK: 2.000% lost");
            receiver.awaitSaid("640x480  \\d.*frames incomplete \\d\\d");
            assertEquals(0, sender.terminate().exitCode());
            assertEquals(0, receiver.terminate().exitCode());
            assertTrue(sender.said().contains("simulated losses"), sender.said());
            assertTrue(receiver.said().contains("frames incomplete"), receiver.said());
            assertFalse(receiver.said().contains("frames not JPEG"), receiver.said());
        }
    }

    @Test
    void theFirstOfTwoSendersIsShownAndTheOtherIsToldOnce() throws Exception {
        String port = Desk.freePort();
        try (Launched receiver = Launched.script("receiver", NO_DISPLAY, "--headless", "--port", port);
                Launched first = Launched.script(
                        "sender", NO_DISPLAY, "--port", port, "--device", "test", "--size", "320x240")) {
            receiver.awaitSaid("320x240  \\d");
            try (Launched second =
                    Launched.script("sender", NO_DISPLAY, "--port", port, "--device", "test", "--size", "640x480")) {
                receiver.awaitSaid("Not showing 127.0.0.1:\\d+, which sends here too");
                second.awaitSaid("gives \\d");
                assertFalse(receiver.said().contains("640x480"), receiver.said());
                first.kill();
                receiver.awaitSaid("640x480  \\d");
            }
        }
    }

    @Test
    void aReceiverThatNothingReachesSaysWhatToCheck() throws Exception {
        String port = Desk.freePort();
        try (Launched receiver = Launched.script("receiver", NO_DISPLAY, "--headless", "--port", port)) {
            receiver.awaitSaid("Nothing has come to UDP port " + port + "\\n(?s:.*)--remote(?s:.*)firewall");
        }
    }

    @Test
    void aReceiverThatGetsDatagramsButNoFrameSaysSo() throws Exception {
        String port = Desk.freePort();
        try (Launched receiver = Launched.script("receiver", NO_DISPLAY, "--headless", "--port", port);
                DatagramSocket socket = new DatagramSocket()) {
            receiver.awaitSaid("Listening");
            InetSocketAddress there = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
            for (int i = 0; i < 1000; i++) {
                byte[] garbage = new byte[i];
                new SplittableRandom(i).nextBytes(garbage);
                socket.send(new DatagramPacket(garbage, i, there));
            }
            receiver.awaitSaid("Datagrams come, but no whole frame");
            assertEquals(0, receiver.terminate().exitCode());
            assertTrue(receiver.said().contains("segments stray"), receiver.said());
        }
    }

    @Test
    void withoutADisplayTheReceiverSaysHeadless() throws Exception {
        try (Launched receiver = Launched.script("receiver", NO_DISPLAY, "--port", Desk.freePort())) {
            assertEquals(1, receiver.exitCode());
            assertTrue(
                    receiver.said().contains("No display: run in a desktop session, or use --headless"),
                    receiver.said());
        }
    }

    @Test
    void aPortThatIsTakenIsToldInOneLine() throws Exception {
        String port = Desk.freePort();
        try (Launched first = Launched.script("receiver", NO_DISPLAY, "--headless", "--port", port)) {
            first.awaitSaid("Listening");
            try (Launched second = Launched.script("receiver", NO_DISPLAY, "--headless", "--port", port)) {
                assertEquals(1, second.exitCode());
                assertEquals(
                        "receiver: Cannot listen on port " + port
                                + ": Address already in use (is another receiver running? try another --port)\n",
                        second.said());
            }
        }
    }

    @Test
    void aSessionDescriptionTellsTheReceiverWhereTheStreamIs() throws Exception {
        Path file = folder.resolve("camera.sdp");
        try (Launched sender = Launched.script(
                "sender",
                NO_DISPLAY,
                "--port",
                Desk.freePort(),
                "--device",
                "test",
                "--size",
                "320x240",
                "--sdp",
                file.toString())) {
            Launched.await("the description", 30, () -> Files.exists(file), sender);
            try (Launched receiver = Launched.script("receiver", NO_DISPLAY, "--headless", "--sdp", file.toString())) {
                receiver.awaitSaid("320x240  \\d");
                assertEquals(0, receiver.terminate().exitCode());
            }
            assertEquals(0, sender.terminate().exitCode());
        }
    }

    @Test
    void aCameraThatIsMissingAtTheStartEndsTheSender() throws Exception {
        try (Launched sender = Launched.script("sender", NO_DISPLAY, "--device", "77")) {
            assertEquals(1, sender.exitCode());
            assertTrue(sender.said().contains("--list-devices, or use --device test"), sender.said());
        }
    }

    @Test
    void aDurationEndsBothPrograms() throws Exception {
        String port = Desk.freePort();
        try (Launched receiver =
                        Launched.script("receiver", NO_DISPLAY, "--headless", "--port", port, "--duration", "2s");
                Launched sender = Launched.script(
                        "sender", NO_DISPLAY, "--port", port, "--device", "test", "--duration", "1500ms")) {
            assertEquals(0, sender.exitCode());
            assertEquals(0, receiver.exitCode());
        }
    }
}
