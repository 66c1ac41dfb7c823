package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.bench.clip.Footage;

/** What a launched receiver records, frame by frame against what was sent. */
class RecordTest {
    private static final Map<String, String> NO_DISPLAY = Map.of();

    @TempDir
    Path folder;

    private final String port = Desk.freePort();

    @BeforeEach
    void needs() {
        Needs.programs("ffprobe");
    }

    private Launched receiver(String name, String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of(
                "--headless", "--port", port, "--record", folder.resolve(name).toString()));
        options.addAll(List.of(more));
        Launched receiver = Launched.script("receiver", NO_DISPLAY, options.toArray(new String[0]));
        receiver.awaitSaid("frames/s");
        return receiver;
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"barn.mkv", "barn.mp4"})
    void everyFrameOfTheSenderIsInTheFileAsFarApartAsItWasTaken(String name) throws Exception {
        Footage footage = new Footage(1280, 720, 75, 15);
        Path video = folder.resolve("video.avi");
        footage.writeMjpeg(video);
        try (Launched receiver = receiver(name)) {
            try (Launched sender = Launched.script(
                    "sender", NO_DISPLAY, "--port", port, "--device", video.toString(), "--quality", "80")) {
                assertEquals(0, sender.exitCode(), sender.said());
                receiver.awaitSaid("The sender has ended");
                assertEquals(0, receiver.terminate().exitCode(), receiver.said());
                assertEquals(sender.count("frames sent"), receiver.count("frames recorded"), receiver.said());
            }
            Path file = folder.resolve(name);
            List<Double> times = Ffprobe.times(file);
            assertEquals(receiver.count("frames recorded"), times.size());
            assertEquals(times.size(), Ffprobe.decoded(file));
            assertEquals(footage.frames() / footage.fps(), times.get(times.size() - 1), 0.5);
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"barn.mkv", "barn.mp4"})
    void theBytesOfEachFrameAreThoseThatWereSent(String name) throws Exception {
        try (Launched receiver = receiver(name);
                JpegCamera camera = new JpegCamera(port)) {
            camera.send(640, 480, 60);
            receiver.awaitSaid("640x480");
            awaitPackets(folder.resolve(name), 59, receiver); // of MP4 the last one comes at the end
            assertEquals(0, receiver.terminate().exitCode(), receiver.said());
            assertEquals(camera.hashes(), Ffprobe.packets(folder.resolve(name)));
        }
    }

    /** Whether a part ends with the frame. */
    private boolean isRecorded(String hash) {
        try (var files = Files.list(folder)) {
            for (Path part : files.filter(file -> file.toString().matches(".*barn(-\\d+)?\\.mkv"))
                    .toList()) {
                List<String> packets = Ffprobe.packets(part);
                if (packets.get(packets.size() - 1).equals(hash)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | AssertionError | IndexOutOfBoundsException e) {
            return false; // one has no header yet, or is gone
        }
    }

    private static void awaitPackets(Path file, int count, Launched receiver) {
        Launched.await(
                count + " frames in the file",
                30,
                () -> {
                    try {
                        return Files.size(file) > 0 && Ffprobe.packets(file).size() >= count;
                    } catch (IOException | AssertionError e) {
                        return false; // it has no header yet
                    }
                },
                receiver);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"barn.mkv", "barn.mp4"})
    void theFileOfAReceiverThatWasKilledPlaysUpToThere(String name) throws Exception {
        Path file = folder.resolve(name);
        int held = name.endsWith(".mp4") ? 1 : 0; // the last fragment is written with the next frame
        try (Launched receiver = receiver(name);
                JpegCamera camera = new JpegCamera(port)) {
            camera.send(640, 480, 50);
            awaitPackets(file, 50 - held, receiver);
            receiver.kill();
            receiver.exitCode();
            assertEquals(camera.hashes().subList(0, 50 - held), Ffprobe.packets(file));
            assertEquals(50 - held, Ffprobe.decoded(file));
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"barn.mkv", "barn.mp4"})
    void aFullDiskIsToldTheFilePlaysUpToThereAndTheVideoGoesOn(String name) throws Exception {
        Needs.root();
        Needs.success("nothing can be mounted here", "unshare", "--mount", "true");
        Path disk = Files.createDirectory(folder.resolve("disk"));
        String commands = "mount -t tmpfs -o size=1m none " + disk + "; exec "
                + Launched.projectRoot().resolve("scripts/receiver") + " --headless --port " + port + " --record "
                + disk.resolve(name);
        try (Launched receiver = Launched.command(NO_DISPLAY, List.of("unshare", "--mount", "sh", "-ec", commands));
                JpegCamera camera = new JpegCamera(port)) {
            receiver.awaitSaid("frames/s");
            camera.send(640, 480, 100);
            receiver.awaitSaid("Cannot record to " + disk.resolve(name)
                    + ": No space left on device; recording has ended, the video goes on");
            camera.send(320, 240, 50);
            receiver.awaitSaid("320x240  \\d[^\n]*frames not recorded");
            Path seen = Path.of("/proc/" + receiver.pid() + "/root" + disk.resolve(name));
            List<String> packets = Ffprobe.packets(seen);
            assertTrue(packets.size() > 5, packets.size() + " frames");
            assertEquals(camera.hashes().subList(0, packets.size()), packets);
            assertEquals(packets.size(), Ffprobe.decoded(seen));
            assertEquals(1, receiver.terminate().exitCode(), receiver.said());
            int held = name.endsWith(".mp4") ? 1 : 0;
            assertEquals(packets.size() + held, receiver.count("frames recorded"), receiver.said());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aNewSizeGoesToAnotherFileAndIsTold() throws Exception {
        try (Launched receiver = receiver("barn.mkv");
                JpegCamera camera = new JpegCamera(port)) {
            camera.send(640, 480, 20);
            camera.send(320, 240, 30);
            receiver.awaitSaid("The picture is 320x240 from now on, and goes to another file");
            awaitPackets(folder.resolve("barn-0001.mkv"), 30, receiver);
            assertEquals(0, receiver.terminate().exitCode(), receiver.said());
            assertEquals(camera.hashes().subList(0, 20), Ffprobe.packets(folder.resolve("barn.mkv")));
            assertEquals(camera.hashes().subList(20, 50), Ffprobe.packets(folder.resolve("barn-0001.mkv")));
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void ofManyFilesTheNewestAreKeptAndNoFrameIsLostBetweenThem() throws Exception {
        Path foreign = Files.writeString(folder.resolve("barn-old.mkv"), "of somebody else");
        Path earlier = Files.write(folder.resolve("barn-0007.mkv"), new byte[500_000]);
        try (Launched receiver = receiver("barn.mkv", "--record-split", "1M", "--record-keep", "3M");
                JpegCamera camera = new JpegCamera(port)) {
            camera.send(640, 480, 250);
            String last = camera.hashes().get(249);
            Launched.await("the last frame", 30, () -> isRecorded(last), receiver);
            assertEquals(0, receiver.terminate().exitCode(), receiver.said());
            assertFalse(Files.exists(earlier), "the part of an earlier run went first");
            assertTrue(Files.exists(foreign));
            List<Path> parts;
            try (var files = Files.list(folder)) {
                parts = files.filter(file -> !file.equals(foreign)).sorted().toList();
            }
            long bytes = 0;
            List<String> kept = new ArrayList<>();
            for (Path part : parts) {
                bytes += Files.size(part);
                kept.addAll(Ffprobe.packets(part));
            }
            assertTrue(bytes > 1_500_000 && bytes < 3_050_000, bytes + " bytes of " + parts);
            assertTrue(parts.size() >= 3, parts.toString());
            assertEquals(250, receiver.count("frames recorded"), receiver.said());
            assertEquals(camera.hashes().subList(250 - kept.size(), 250), kept);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theKeyRBeginsAndEndsARecordingWithoutAnOption() throws Exception {
        Needs.programs("Xvfb", "xdotool");
        String command = "cd " + folder + " && exec " + Launched.projectRoot().resolve("scripts/receiver");
        try (Desk desk = new Desk(1400, 900);
                Launched receiver =
                        Launched.command(desk.environment(), List.of("sh", "-c", command + " --port " + port));
                Launched sender = Launched.script(
                        "sender", NO_DISPLAY, "--port", port, "--device", "test", "--size", "320x240")) {
            receiver.awaitSaid("320x240  \\d");
            desk.type("r");
            receiver.awaitSaid("Recording to udpcam-\\d{8}-\\d{6}.mkv");
            receiver.awaitSaid("320x240  \\d.*  recording");
            desk.type("r");
            String said = receiver.awaitSaid("Recorded \\d+ frames to udpcam-\\d{8}-\\d{6}.mkv");
            Path file = folder.resolve(said.substring(said.lastIndexOf(' ') + 1));
            assertEquals(Integer.parseInt(said.split(" ", 3)[1]), Ffprobe.decoded(file));
            desk.type("q");
            assertEquals(0, receiver.exitCode(), receiver.said());
            assertEquals(0, sender.terminate().exitCode());
        }
    }
}
