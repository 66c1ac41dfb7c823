package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How the programs start, and what they say where they cannot. */
class StartTest {
    private static final Map<String, String> NO_DISPLAY = Map.of();

    @TempDir
    Path folder;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aReceiverThatNothingReachesSaysWhatToCheck() throws Exception {
        String port = Desk.freePort();
        try (Launched receiver = Launched.script("receiver", NO_DISPLAY, "--headless", "--port", port)) {
            receiver.awaitSaid("Nothing has come to UDP port " + port + "\\n(?s:.*)--remote(?s:.*)firewall");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aReceiverThatGetsDatagramsButNoFrameSaysSo() throws Exception {
        String port = Desk.freePort();
        try (Launched receiver = Launched.script("receiver", NO_DISPLAY, "--headless", "--port", port);
                DatagramSocket socket = new DatagramSocket()) {
            receiver.awaitSaid("Nothing has come"); // what came before it was ready is thrown away
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
    @Execution(ExecutionMode.CONCURRENT)
    void withoutADisplayTheReceiverSaysHeadless() throws Exception {
        try (Launched receiver = Launched.script("receiver", NO_DISPLAY, "--port", Desk.freePort())) {
            assertEquals(1, receiver.exitCode());
            assertTrue(
                    receiver.said().contains("No display: run in a desktop session, or use --headless"),
                    receiver.said());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aFirewallThatRefusesTheDatagramsIsToldAndTheSenderGoesOn() throws Exception {
        Needs.root();
        Needs.programs("unshare", "nft", "ip");
        String sender = Launched.projectRoot().resolve("scripts/sender").toString();
        String refusal = "udp dport 12345 reject with icmp type host-prohibited";
        try (Launched firewalled = Launched.command(
                NO_DISPLAY,
                List.of(
                        "unshare",
                        "--net",
                        "sh",
                        "-ec",
                        "ip link set lo up; nft add table t; nft 'add chain t in { type filter hook input priority 0; }'; "
                                + "nft add rule t in " + refusal + "; exec " + sender
                                + " --device test --size 320x240 --duration 3s"))) {
            assertEquals(0, firewalled.exitCode(), firewalled.said());
            assertTrue(
                    Pattern.compile("127.0.0.1:12345: .*; sending on")
                            .matcher(firewalled.said())
                            .find(),
                    firewalled.said());
            assertTrue(firewalled.said().contains("frames sent"), firewalled.said());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
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
    @Execution(ExecutionMode.CONCURRENT)
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
    @Execution(ExecutionMode.CONCURRENT)
    void aCameraThatIsMissingAtTheStartEndsTheSender() throws Exception {
        try (Launched sender = Launched.script("sender", NO_DISPLAY, "--device", "77")) {
            assertEquals(1, sender.exitCode());
            assertTrue(sender.said().contains("--list-devices, or use --device test"), sender.said());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theDemoShowsAMovingPictureAndQuitEndsBothPrograms() throws Exception {
        Needs.programs("Xvfb", "xdotool");
        try (Desk desk = new Desk(1400, 900);
                Launched demo = Launched.script("demo", desk.environment(), "--port", Desk.freePort())) {
            demo.awaitSaid("1280x720  (29|30)\\.\\d frames/s");
            desk.type("q");
            assertEquals(0, demo.exitCode(), demo.said());
            assertTrue(demo.said().contains("frames sent"), demo.said());
        }
    }
}
