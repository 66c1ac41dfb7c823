package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.bench.clip.Footage;

/** Both programs, launched by their scripts, on both wires, and the window's pixels. */
@ParameterizedClass
@ValueSource(strings = {"rtp", "classic"})
class WindowTest {
    private static final Footage FOOTAGE = new Footage(1280, 720, 40, 10);

    @Parameter
    String wire = "";

    @TempDir
    Path folder;

    @BeforeEach
    void needs() {
        Needs.programs("Xvfb", "xdotool");
    }

    private Path video(String name) throws Exception {
        Path file = folder.resolve(name);
        if (name.endsWith(".avi")) {
            FOOTAGE.writeMjpeg(file);
        } else {
            FOOTAGE.writeH264(file);
        }
        return file;
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"motion-jpeg.avi", "h264.mp4"})
    void thePixelsOfTheWindowAreThoseOfTheFileAndQuitEndsIt(String name) throws Exception {
        String port = Desk.freePort();
        try (Desk desk = new Desk(1400, 900);
                Launched receiver = Launched.script("receiver", desk.environment(), "--port", port);
                Launched sender = Launched.script(
                        "sender",
                        desk.environment(),
                        "--wire",
                        wire,
                        "--port",
                        port,
                        "--loop",
                        "--device",
                        video(name).toString())) {
            for (int i = 0; i < 5; i++) {
                double psnr = desk.psnrOfNextFrame(FOOTAGE, receiver, sender);
                assertTrue(psnr >= 30, "PSNR " + psnr + " dB");
            }
            receiver.awaitSaid("1280x720  (9|10)\\.\\d frames/s");
            desk.type("q");
            assertEquals(0, receiver.exitCode(), receiver.said());
            assertEquals(0, sender.terminate().exitCode(), sender.said());
            assertTrue(receiver.said().contains("frames shown"), receiver.said());
            assertTrue(sender.said().contains("frames sent"), sender.said());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whenTheSenderIsKilledTheWindowSaysSoAndItsSuccessorIsShownAtOnce() throws Exception {
        String port = Desk.freePort();
        String file = video("motion-jpeg.avi").toString();
        try (Desk desk = new Desk(1400, 900);
                Launched receiver = Launched.script("receiver", desk.environment(), "--port", port);
                Launched killed = Launched.script(
                        "sender", desk.environment(), "--wire", wire, "--port", port, "--device", file, "--loop");
                Launched next = afterShown(desk, receiver, killed, port, file)) {
            receiver.awaitSaid("Video is back");
            assertTrue(desk.psnrOfNextFrame(FOOTAGE, receiver, next) >= 30);
        }
    }

    private Launched afterShown(Desk desk, Launched receiver, Launched killed, String port, String file)
            throws Exception {
        desk.psnrOfNextFrame(FOOTAGE, receiver, killed);
        killed.kill();
        receiver.awaitSaid("No video for \\d s");
        return Launched.script(
                "sender", desk.environment(), "--wire", wire, "--port", port, "--device", file, "--loop");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whenTheReceiverIsKilledTheSenderGoesOnAndTheNextReceiverShowsThePictureAtOnce() throws Exception {
        String port = Desk.freePort();
        String file = video("motion-jpeg.avi").toString();
        try (Desk desk = new Desk(1400, 900);
                Launched sender = Launched.script(
                        "sender", desk.environment(), "--wire", wire, "--port", port, "--device", file, "--loop")) {
            sender.awaitSaid("nobody listens there; sending on");
            try (Launched receiver = Launched.script("receiver", desk.environment(), "--port", port)) {
                desk.psnrOfNextFrame(FOOTAGE, receiver, sender);
                sender.awaitSaid("the datagrams leave again");
                receiver.kill();
            }
            try (Launched receiver = Launched.script("receiver", desk.environment(), "--port", port)) {
                assertTrue(desk.psnrOfNextFrame(FOOTAGE, receiver, sender) >= 30);
            }
            assertEquals(0, sender.terminate().exitCode());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theSnapshotOfTheKeyIsAPictureThatWasSent() throws Exception {
        String port = Desk.freePort();
        Path snapshot = folder.resolve("snapshot.png");
        try (Desk desk = new Desk(1400, 900);
                Launched receiver = Launched.script(
                        "receiver", desk.environment(), "--port", port, "--snapshot", snapshot.toString());
                Launched sender = Launched.script(
                        "sender",
                        desk.environment(),
                        "--wire",
                        wire,
                        "--port",
                        port,
                        "--device",
                        video("motion-jpeg.avi").toString())) {
            desk.psnrOfNextFrame(FOOTAGE, receiver, sender);
            desk.type("s");
            receiver.awaitSaid("Saved " + Pattern.quote(snapshot.toString()));
            assertTrue(Psnr.of(FOOTAGE, Psnr.pixels(snapshot)) >= 30);
            assertEquals(0, sender.exitCode(), "the file ends, and so does the sender");
            desk.type("Escape");
            assertEquals(0, receiver.exitCode());
        }
    }
}
