package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.bench.clip.Footage;
import udpcam.faulty.FaultySender;

/** The receiver as a user launches it, beside senders with the faults that cameras and other programs have. */
class FaultySendersTest {
    private static final Map<String, String> NO_DISPLAY = Map.of();
    private static final Footage FOOTAGE = new Footage(640, 480, 10, 30);
    private static final Footage LARGE = new Footage(2560, 1440, 2, 30);
    private static final String SIZE_OF_LARGE = "ffd80005ffc000110805a00a0003012200021101031101ff"; // SOF0
    private static final double ALIKE_DECIBEL = 30;

    @TempDir
    Path folder;

    private Launched receiver(String port, String... options) throws Exception {
        List<String> all =
                new ArrayList<>(List.of("--headless", "--snapshot", snapshot().toString()));
        all.addAll(options.length == 0 ? List.of("--port", port) : List.of(options));
        Launched receiver = Launched.script("receiver", NO_DISPLAY, all.toArray(String[]::new));
        Peers.awaitListener(port, receiver);
        return receiver;
    }

    private Path snapshot() {
        return folder.resolve("shown.png");
    }

    private void assertShown(Footage footage, String faults, String port, String... options) throws Exception {
        try (Launched receiver = receiver(port, options);
                FaultySender sender = FaultySender.of(footage, faults, port)) {
            Launched.await("a frame", 10, () -> sender.frames() > 0, receiver);
            receiver.awaitSaid("receiver: " + footage.width() + "x" + footage.height() + "  [1-9].* frames/s");
            assertEquals(0, receiver.terminate().exitCode(), receiver.said());
            assertTrue(Psnr.of(footage, Psnr.pixels(snapshot())) >= ALIKE_DECIBEL, receiver.said());
            long mostBroken = faults.contains("marker=2") ? 2 : 0; // the first one ends with its first packet
            assertTrue(broken(receiver) <= mostBroken, receiver.said());
        }
    }

    private static long broken(Launched receiver) {
        return receiver.said().contains("frames broken") ? receiver.count("frames broken") : 0;
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(
            strings = {
                "mtu=1400",
                "q=50",
                "offsets=12 restart=40",
                "offsets=1000 mtu=576",
                "tables=3",
                "tables=4 wide=5",
                "wide=1",
                "timestamps=0",
                "timestamps=0 q=75 mtu=9000",
                "timestamps=-3000",
                "packet-timestamps=1",
                "marker=0",
                "marker=2",
                "type-specific=1",
                "type-specific=77",
                "pad=4 csrc=2 extension=abac0003000000000000000000000000",
                "offsets=8 timestamps=0 marker=0 tables=4 type-specific=3 restart=40",
                "offsets=12 timestamps=0 lose=97",
                "restart=10 stray=2a51 tail=ffd9000000",
                "stray=2a tail=0a",
                "tail=ffd9ffd9 wide=3",
                "q=100",
                "marker=0 swap=7",
                "timestamps=0 swap=7 tail=ffd9",
            })
    void picturesOfRtpAreShownWhateverTheFault(String faults) throws Exception {
        assertShown(FOOTAGE, faults, Desk.freePort());
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(
            strings = {
                "tail=0000",
                "tail=ffd9ffd9 junk=00",
                "restart=10 stray=2a51 tail=ffd9000000",
                "restart=40 stray=2a51 tail=0a soi=3 junk=00ff00",
            })
    void picturesOfTheClassicWireAreShown(String faults) throws Exception {
        assertShown(FOOTAGE, "wire=classic " + faults, Desk.freePort());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aSizeAbove2040PixelsIsThatOfTheCamerasExtension() throws Exception {
        assertShown(LARGE, "mtu=9000 extension=" + SIZE_OF_LARGE, Desk.freePort());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aSizeAbove2040PixelsIsThatOfTheSessionDescription() throws Exception {
        String port = Desk.freePort();
        Path sdp = folder.resolve("camera.sdp");
        Files.writeString(sdp, """
                v=0
                o=- 1 1 IN IP4 127.0.0.1
                s=camera
                c=IN IP4 127.0.0.1
                t=0 0
                m=video %s RTP/AVP 26
                a=x-dimensions:2560,1440
                """.formatted(port));
        assertShown(LARGE, "mtu=9000", port, "--sdp", sdp.toString());
    }

    private void assertNamed(String faults, String regex) throws Exception {
        String port = Desk.freePort();
        try (Launched receiver = receiver(port);
                FaultySender sender = FaultySender.of(FOOTAGE, faults, port)) {
            Launched.await("a frame", 10, () -> sender.frames() > 0, receiver);
            receiver.awaitSaid(regex);
            receiver.terminate().exitCode();
            assertFalse(receiver.said().contains("network losing datagrams"), receiver.said());
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({
        "q=127, RTP/JPEG with Q 127 and no tables comes",
        "q=255 tables=0, RTP/JPEG with Q 255 and no tables comes",
        "q=128 tables=0, RTP/JPEG with Q 128 and no tables comes",
    })
    void whatCannotBeShownIsNamed(String faults, String name) throws Exception {
        assertNamed(faults, "receiver: " + name);
    }

    private void assertToldWhatToType(List<byte[]> datagrams, String name, String device) throws Exception {
        String port = Desk.freePort();
        try (Launched receiver = receiver(port);
                FaultySender sender = FaultySender.ofDatagrams(datagrams, port)) {
            Launched.await("a frame", 10, () -> sender.frames() > 0, receiver);
            receiver.awaitSaid("receiver: .*" + name);
            receiver.awaitSaid("Instead of this receiver start: sender --device " + device.formatted(port));
            receiver.terminate().exitCode();
            assertFalse(receiver.said().contains("network losing datagrams"), receiver.said());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aTransportStreamIsToldWithWhatToTypeInstead() throws Exception {
        byte[] packets = new byte[7 * 188];
        for (int at = 0; at < packets.length; at += 188) {
            ByteBuffer.wrap(packets).putInt(at, 0x471FFF10); // a packet that says nothing (ISO/IEC 13818-1)
        }
        assertToldWhatToType(List.of(packets), "MPEG-TS comes", "'udp://@:%s'");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void jpegsWithoutRtpAreToldWithWhatToTypeInstead() throws Exception {
        byte[] jpeg = FaultySender.jpeg(FOOTAGE, 0, 80, 0);
        List<byte[]> datagrams = new ArrayList<>();
        for (int at = 0; at < jpeg.length; at += 1400) {
            datagrams.add(Arrays.copyOfRange(jpeg, at, Math.min(jpeg.length, at + 1400)));
        }
        assertToldWhatToType(datagrams, "Motion JPEG without RTP comes", "'udp://@:%s'");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void h264OverRtpIsToldWithWhatToTypeInstead() throws Exception {
        byte[] packet = new byte[1000];
        ByteBuffer.wrap(packet).putInt(0x8060_0001).putInt(9000).putInt(7).putShort((short) 0x7C85);
        assertToldWhatToType(List.of(packet), "H\\.264 \\(payload type 96\\)", "FILE.sdp");
    }
}
