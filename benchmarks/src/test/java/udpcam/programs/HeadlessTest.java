package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.bench.clip.Footage;

/** Both programs, launched by their scripts, without a window, on both wires. */
@ParameterizedClass
@ValueSource(strings = {"rtp", "classic"})
class HeadlessTest {
    private static final Map<String, String> NO_DISPLAY = Map.of();

    @Parameter
    String wire = "";

    @TempDir
    Path folder;

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"at-the-end.jpg", "at-the-end.png"})
    void theSnapshotAtTheEndIsThePictureThatWasSent(String name) throws Exception {
        Footage still = new Footage(646, 478, 1, 10);
        Path picture = folder.resolve("still.avi");
        still.writeMjpeg(picture);
        Path snapshot = folder.resolve(name);
        String port = Desk.freePort();
        try (Launched receiver = Launched.script(
                        "receiver", NO_DISPLAY, "--headless", "--port", port, "--snapshot", snapshot.toString());
                Launched sender = Launched.script(
                        "sender",
                        NO_DISPLAY,
                        "--wire",
                        wire,
                        "--port",
                        port,
                        "--device",
                        picture.toString(),
                        "--loop",
                        "--quality",
                        "90")) {
            receiver.awaitSaid("646x478  \\d");
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
    @Execution(ExecutionMode.CONCURRENT)
    void aProgramThatWritesIntoAFifoIsACameraAndItsEndEndsTheSender() throws Exception {
        Needs.programs("mkfifo");
        Path fifo = folder.resolve("camera.y4m");
        try (Launched mkfifo = Launched.command(NO_DISPLAY, List.of("mkfifo", fifo.toString()))) {
            assertEquals(0, mkfifo.exitCode());
        }
        String port = Desk.freePort();
        try (Launched receiver = Launched.script("receiver", NO_DISPLAY, "--headless", "--port", port);
                Launched sender = Launched.script(
                        "sender", NO_DISPLAY, "--wire", wire, "--port", port, "--device", fifo.toString())) {
            receiver.awaitSaid("frames/s"); // it is ready
            byte[] frame = new byte[320 * 240 * 3 / 2];
            try (var out = Files.newOutputStream(fifo)) {
                out.write("YUV4MPEG2 W320 H240 F25:1 C420jpeg\n".getBytes(StandardCharsets.US_ASCII));
                Launched.await("the picture", 30, () -> isShown(receiver, out, frame), receiver, sender);
            }
            assertEquals(0, sender.exitCode(), sender.said());
            assertEquals(0, receiver.terminate().exitCode());
        }
    }

    /** Writes another frame, a little brighter than the one before, and tells whether the receiver shows what was written. */
    private static boolean isShown(Launched receiver, OutputStream out, byte[] frame) {
        try {
            Arrays.fill(frame, (byte) (frame[0] + 1));
            out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
            out.write(frame);
            out.flush();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return receiver.said().contains(" 320x240  ");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aBadNetworkIsToldOnBothSidesAndCostsFramesWhereNothingIsRepaired() throws Exception {
        String port = Desk.freePort();
        try (Launched receiver = Launched.script("receiver", NO_DISPLAY, "--headless", "--port", port);
                Launched sender = Launched.script(
                        "sender",
                        NO_DISPLAY,
                        "--wire",
                        wire,
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
            boolean repaired = wire.equals("rtp");
            receiver.awaitSaid("640x480  \\d.*" + (repaired ? "loss [1-9]" : "frames incomplete \\d\\d"));
            assertEquals(0, sender.terminate().exitCode());
            assertEquals(0, receiver.terminate().exitCode());
            assertTrue(sender.said().contains("simulated losses"), sender.said());
            String outcome = repaired ? "segments re(paired|sent)" : "frames incomplete";
            assertTrue(Pattern.compile(outcome).matcher(receiver.said()).find(), receiver.said());
            assertFalse(receiver.said().contains("frames not JPEG"), receiver.said());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theFirstOfTwoSendersIsShownAndTheOtherIsToldOnce() throws Exception {
        String port = Desk.freePort();
        try (Launched receiver = Launched.script("receiver", NO_DISPLAY, "--headless", "--port", port);
                Launched first = Launched.script(
                        "sender",
                        NO_DISPLAY,
                        "--wire",
                        wire,
                        "--port",
                        port,
                        "--device",
                        "test",
                        "--size",
                        "320x240")) {
            receiver.awaitSaid("320x240  \\d");
            try (Launched second = Launched.script(
                    "sender", NO_DISPLAY, "--wire", wire, "--port", port, "--device", "test", "--size", "640x480")) {
                receiver.awaitSaid("Not showing 127.0.0.1:\\d+, which sends here too");
                second.awaitSaid("gives \\d");
                assertFalse(receiver.said().contains("640x480"), receiver.said());
                first.kill();
                receiver.awaitSaid("640x480  \\d");
            }
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aDurationEndsBothPrograms() throws Exception {
        String port = Desk.freePort();
        try (Launched receiver =
                        Launched.script("receiver", NO_DISPLAY, "--headless", "--port", port, "--duration", "2s");
                Launched sender = Launched.script(
                        "sender",
                        NO_DISPLAY,
                        "--wire",
                        wire,
                        "--port",
                        port,
                        "--device",
                        "test",
                        "--duration",
                        "1500ms")) {
            assertEquals(0, sender.exitCode());
            assertEquals(0, receiver.exitCode());
        }
    }
}
