package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import udpcam.bench.clip.Footage;

/**
 * The programs of all languages with one another, over real sockets: 5 s of 1280x720 at 30 frames a second, every frame counted,
 * and the last one compared. With UDPCAM_CLIP, the video of that path is sent instead.
 */
class PeerPairsTest {
    private static final Footage FOOTAGE = new Footage(1280, 720, 150, 30);

    @TempDir
    Path folder;

    private int frames; // of the video

    @BeforeEach
    void needs() throws Exception {
        Needs.programs("node", "ffmpeg");
        Needs.pythonModule("cv2");
        CppPeer.build();
    }

    @Test
    void everyFrameArrivesWhicheverTwoLanguagesSpeak() throws Exception {
        Path video = video();
        int[] last = lastPicture(video);
        frames = Ffprobe.decoded(video);
        ForkJoinPool threeAtATime = new ForkJoinPool(3);
        try {
            assertAll(threeAtATime
                    .submit(() -> Speaker.Pair.all().parallelStream()
                            .map(pair -> end(pair, video, last))
                            .toList())
                    .join());
        } finally {
            threeAtATime.shutdown();
        }
    }

    private Path video() throws Exception {
        Optional<String> clip = Optional.ofNullable(System.getenv("UDPCAM_CLIP"));
        Path video = clip.map(Path::of).orElse(folder.resolve("video.avi"));
        if (clip.isEmpty()) {
            FOOTAGE.writeMjpeg(video);
        }
        return video;
    }

    private int[] lastPicture(Path video) throws Exception {
        Path picture = folder.resolve("last.png");
        List<String> command = List.of(
                "ffmpeg", "-v", "error", "-nostdin", "-i", video.toString(), "-update", "1", picture.toString());
        try (Launched ffmpeg = Launched.command(Map.of(), command)) {
            ffmpeg.awaitEnd(120);
            assertEquals(0, ffmpeg.exitCode(), ffmpeg.said());
        }
        return Psnr.pixels(picture);
    }

    private Executable end(Speaker.Pair pair, Path video, int[] last) {
        try {
            run(pair, video, last);
            return () -> {};
        } catch (Exception | AssertionError e) {
            return () -> {
                throw new AssertionError(pair.toString(), e);
            };
        }
    }

    private void run(Speaker.Pair pair, Path video, int[] last) throws Exception {
        String port = Desk.freePort();
        Path saved = folder.resolve(pair.toString().replaceAll("\\W+", "-") + ".jpg");
        try (Launched receiver = pair.receiver().receive(port, saved)) {
            pair.receiver().awaitReady(port, receiver);
            try (Launched sender = pair.sender().send(pair.wire(), port, video)) {
                sender.awaitEnd(60);
                assertEquals(0, sender.exitCode(), sender.said());
                Peers.awaitAllRead(port, receiver);
                assertEquals(0, receiver.terminate().exitCode(), receiver.said());
                long sent = Speaker.frames(sender, "sent");
                long complete = Speaker.frames(receiver, "complete");
                assertTrue(sent >= pair.sender().leastSent() * frames, sender.said());
                assertEquals(sent, complete + pair.receiver().missedAtFirst(), receiver.said());
            }
        }
        double psnr = Psnr.of(last, Psnr.pixels(saved));
        assertTrue(psnr >= 30, "PSNR " + psnr + " dB");
    }
}
