package udpcam.outlet;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import udpcam.cli.Console;
import udpcam.cli.Extent;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.FrameMemory;
import udpcam.frame.GrowingFrame;
import udpcam.frame.WholeFrame;
import udpcam.record.FileNames;
import udpcam.record.Recorded;
import udpcam.record.Recorder;
import udpcam.rtpjpeg.DamagedFrames;
import udpcam.run.Pool;

/** The worker's step is called by hand. */
class RecordOutletTest {
    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Counters counters = new Counters();
    private final Pool<FrameMemory> pool = new Pool<>(1, this::memory);
    private final List<String> offered = new ArrayList<>();

    private FrameMemory memory() {
        return new FrameMemory(pool);
    }

    private RecordOutlet outlet(String name) {
        FileNames names = new FileNames(() -> folder.resolve(name), false);
        Extent longest = new Extent(1L << 60, 0);
        return new RecordOutlet(
                new Recorder(() -> "", names, longest, null, () -> Instant.EPOCH, line -> {}),
                64L << 20,
                new Admission(1 << 20),
                counters,
                new Console("receiver", new PrintStream(err, true, StandardCharsets.UTF_8), false),
                () -> 0,
                failure -> {
                    throw new AssertionError(failure);
                });
    }

    /** Each row a restart interval, as our sender has them. */
    private static byte[] inRows() {
        int[] options = {IMWRITE_JPEG_QUALITY, 80, IMWRITE_JPEG_RST_INTERVAL, 20};
        try (Mat bgr = new Mat(240, 320, opencv_core.CV_8UC3);
                BytePointer out = new BytePointer();
                IntPointer parameters = new IntPointer(options)) {
            bgr.data().put(new byte[240 * 320 * 3]);
            imencode(".jpg", bgr, out, parameters);
            byte[] jpeg = new byte[(int) out.limit()];
            out.get(jpeg);
            return jpeg;
        }
    }

    private WholeFrame frame(int number) {
        byte[] jpeg = Recorded.jpeg(320, 240, number);
        return pool.take().fill(jpeg, jpeg.length, false, 0);
    }

    private void offer(RecordOutlet outlet, int number) {
        offered.add(Recorded.hex(Recorded.jpeg(320, 240, number)));
        outlet.offer(frame(number));
    }

    private List<String> recorded(String name) {
        return Recorded.of(folder.resolve(name)).jpegs();
    }

    @Test
    void whatCameBetweenTwoPressesOfTheKeyIsInTheFile() throws InterruptedException {
        RecordOutlet outlet = outlet("a.mkv");
        outlet.offer(frame(0));
        outlet.begin();
        assertTrue(outlet.isRecording());
        offer(outlet, 1);
        offer(outlet, 2);
        outlet.end();
        assertFalse(outlet.isRecording());
        outlet.offer(frame(3));
        for (int i = 0; i < 3; i++) {
            assertTrue(outlet.step());
        }
        assertEquals(offered, recorded("a.mkv"));
        assertEquals(2, counters.get(Counter.FRAMES_RECORDED));
        assertEquals(0, counters.get(Counter.FRAMES_NOT_RECORDED));
    }

    @Test
    void theWorkerWritesAllThatWaitsBeforeItEnds() {
        RecordOutlet outlet = outlet("a.mp4");
        outlet.begin();
        outlet.start();
        for (int i = 0; i < 50; i++) {
            offer(outlet, i);
        }
        outlet.close();
        outlet.close();
        assertEquals(offered, recorded("a.mp4"));
    }

    @Test
    void aFrameThatGrewIsRecordedWhenItIsWholeAndOneThatGotLostIsNot() throws InterruptedException {
        DamagedFrames stream = new DamagedFrames();
        byte[] jpeg = inRows();
        RecordOutlet outlet = outlet("a.mkv");
        outlet.begin();
        GrowingFrame whole = stream.growing(jpeg);
        outlet.offer(whole);
        stream.finish();
        GrowingFrame lost = stream.growing(jpeg);
        outlet.offer(lost);
        lost.lose();
        outlet.step();
        outlet.step();
        outlet.close();
        assertEquals(1, recorded("a.mkv").size());
        assertEquals(1, counters.get(Counter.FRAMES_RECORDED));
    }

    @Test
    void aDamagedPictureOfAnotherProgramIsNotRecorded() throws InterruptedException {
        RecordOutlet outlet = outlet("a.mkv");
        outlet.begin();
        byte[] broken = Recorded.jpeg(320, 240, 1);
        broken[broken.length - 3] ^= 0x55;
        broken[broken.length - 4] = 0;
        outlet.offer(pool.take().fill(broken, broken.length, false, 0));
        offer(outlet, 2);
        outlet.step();
        outlet.step();
        outlet.close();
        assertEquals(offered, recorded("a.mkv"));
    }

    @Test
    void whatTheDiskIsTooSlowForIsCountedAndTheRestIsRecorded() {
        RecordOutlet outlet = outlet("a.mkv");
        outlet.begin();
        byte[] jpeg = Recorded.jpeg(320, 240, 1);
        for (int i = 0; i < 300; i++) {
            outlet.offer(memory().fill(jpeg, jpeg.length, false, 0));
        }
        assertEquals(60, counters.get(Counter.FRAMES_NOT_RECORDED));
        outlet.start();
        outlet.close();
        assertEquals(240, recorded("a.mkv").size());
    }

    @Test
    void anErrorIsToldOnceAndEndsTheRecordingUntilTheKeyBeginsAnother() throws IOException, InterruptedException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        RecordOutlet outlet = outlet("gone/a.mkv");
        Files.delete(gone);
        outlet.begin();
        for (int i = 0; i < 5; i++) {
            outlet.offer(frame(i));
        }
        outlet.step();
        outlet.step();
        assertTrue(outlet.hasFailed());
        assertFalse(outlet.isRecording());
        assertEquals(5, counters.get(Counter.FRAMES_NOT_RECORDED));
        assertEquals(1, err.toString(StandardCharsets.UTF_8).lines().count(), err::toString);
        Files.createDirectory(gone);
        outlet.begin();
        offer(outlet, 7);
        outlet.step();
        outlet.close();
        assertEquals(offered, recorded("gone/a.mkv"));
    }
}
