package udpcam.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import udpcam.cli.Extent;
import udpcam.frame.FrameMemory;
import udpcam.frame.ShowRecord;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.PictureSize;
import udpcam.run.Pool;

class RecorderTest {
    private static final Extent LONG = new Extent(1L << 60, 0);
    private static final long FRAME_NANOS = 100_000_000;
    private static final long CAPTURED = 3_990_000_000L << 32;

    @TempDir
    private Path folder = Path.of("");

    private final Pool<FrameMemory> pool = new Pool<>(1, this::memory);
    private final InstantSource wall = () -> Instant.ofEpochSecond(1_700_000_000);
    private final List<String> said = new ArrayList<>();
    private int frames;
    private String title = "Front";
    private ShowRecord source = new ShowRecord();

    private FrameMemory memory() {
        return new FrameMemory(pool);
    }

    private Recorder recorder(Extent longest, @Nullable Extent kept) {
        FileNames names = new FileNames(() -> folder.resolve("barn.mkv"), kept != null);
        FileRing ring = kept == null ? null : new FileRing(names, kept, wall, said::add);
        return new Recorder(() -> title, names, longest, ring, wall, line -> said.add(line.replace(folder + "/", "")));
    }

    private void write(Recorder recorder, int count, int width, @Nullable PictureSize fullSize) throws IOException {
        for (int i = 0; i < count; i++) {
            byte[] jpeg = Recorded.jpeg(width, 240, frames);
            try (WholeFrame frame = pool.take().fill(jpeg, jpeg.length, true, 0)) {
                frame.memory().scaledFrom(fullSize);
                frame.recordIn(source);
                recorder.write(frame, frames++ * FRAME_NANOS);
            }
        }
    }

    private int recorded(String name) {
        return Recorded.of(folder.resolve(name)).jpegs().size();
    }

    @Test
    void theFileIsToldWhenItBeginsAndWhenItEnds() throws IOException {
        Recorder recorder = recorder(LONG, null);
        recorder.prepare();
        assertTrue(Files.exists(folder.resolve("barn.mkv")), "it can be made");
        write(recorder, 7, 320, null);
        recorder.end();
        recorder.end();
        assertEquals(7, recorded("barn.mkv"));
        assertEquals("Recording to barn.mkv", said.get(0));
        assertTrue(said.get(1).matches("Recorded 7 frames to barn.mkv \\(0.\\d MB\\)"), said.get(1));
        assertEquals(2, said.size());
    }

    @Test
    void noEmptyFileIsLeftWhereNoFrameCame() throws IOException {
        Recorder recorder = recorder(LONG, null);
        recorder.prepare();
        recorder.end();
        assertFalse(Files.exists(folder.resolve("barn.mkv")));
    }

    @Test
    void aSecondRecordingGoesToAnotherFile() throws IOException {
        Recorder recorder = recorder(LONG, null);
        write(recorder, 2, 320, null);
        recorder.end();
        write(recorder, 3, 320, null);
        recorder.end();
        assertEquals(2, recorded("barn.mkv"));
        assertEquals(3, recorded("barn-0001.mkv"));
    }

    @Test
    void aNewSizeBeginsANewFileAndAPictureThatWasOnlyScaledDownDoesNot() throws IOException {
        Recorder recorder = recorder(LONG, null);
        write(recorder, 8, 320, null);
        write(recorder, 2, 160, new PictureSize(320, 240));
        write(recorder, 2, 320, null);
        write(recorder, 5, 400, null);
        recorder.end();
        assertEquals(12, recorded("barn.mkv"));
        assertEquals(5, recorded("barn-0001.mkv"));
        assertTrue(said.contains("The picture is 400x240 from now on, and goes to another file"), said.toString());
    }

    @Test
    void aSenderWhoseSizeChangesWithEachFrameMakesNoFileOfEach() throws IOException {
        Recorder recorder = recorder(LONG, null);
        for (int i = 0; i < 15; i++) {
            write(recorder, 1, 320, null);
            write(recorder, 1, 400, null);
        }
        recorder.end();
        try (var files = Files.list(folder)) {
            assertEquals(6, files.count(), "of 30 frames in three seconds");
        }
    }

    @Test
    void anotherStreamHasAFileOfItsOwnAndASenderThatIsStartedAgainHasNot() throws IOException {
        Recorder recorder = recorder(LONG, null);
        write(recorder, 3, 320, null);
        source = new ShowRecord();
        write(recorder, 2, 320, null);
        source = new ShowRecord();
        title = "Back";
        write(recorder, 4, 320, null);
        recorder.end();
        assertEquals(5, recorded("barn.mkv"));
        assertEquals(4, recorded("barn-0001.mkv"));
    }

    @Test
    void aFileThatIsLongEnoughIsFollowedByTheNextWithoutAGap() throws IOException {
        Recorder recorder = recorder(new Extent(10 * FRAME_NANOS, 0), null);
        write(recorder, 25, 320, null);
        recorder.end();
        assertEquals(
                List.of(10, 10, 5),
                List.of(recorded("barn.mkv"), recorded("barn-0001.mkv"), recorded("barn-0002.mkv")));
        assertEquals(
                List.of(0L, 100L, 200L, 300L, 400L),
                Recorded.of(folder.resolve("barn-0002.mkv")).millis());
    }

    @Test
    void aFileThatIsLargeEnoughIsFollowedByTheNextAndTheOldestGo() throws IOException {
        Recorder recorder = recorder(new Extent(0, 100_000), new Extent(0, 250_000));
        write(recorder, 200, 320, null);
        recorder.end();
        List<Path> left;
        try (var files = Files.list(folder)) {
            left = files.sorted().toList();
        }
        long bytes = 0;
        for (Path file : left) {
            bytes += Files.size(file);
        }
        assertTrue(bytes <= 250_000 + 10_000, bytes + " bytes"); // with the index of the last one
        assertTrue(left.size() == 2 || left.size() == 3, left.toString());
        assertTrue(left.get(0).toString().matches(".*barn-00(0[2-9]|\\d\\d).mkv"), left.toString());
    }

    @Test
    void theFileTellsWhenItsFirstFrameWasTaken() throws IOException {
        Recorder recorder = recorder(LONG, null);
        byte[] jpeg = Recorded.jpeg(320, 240, 1);
        try (WholeFrame frame = pool.take().fill(jpeg, jpeg.length, true, CAPTURED)) {
            recorder.write(frame, 0);
        }
        recorder.end();
        Recorded recorded = Recorded.of(folder.resolve("barn.mkv"));
        Instant taken = Instant.ofEpochSecond(3_990_000_000L - 2_208_988_800L);
        assertTrue(recorded.begin().startsWith(taken.toString().substring(0, 19)), recorded.begin());
    }

    @Test
    void aFolderThatGoesAwayIsNamedWithTheReason() throws IOException {
        Path gone = folder.resolve("gone");
        Files.createDirectory(gone);
        FileNames names = new FileNames(() -> gone.resolve("barn.mp4"), false);
        Recorder recorder = new Recorder(() -> title, names, LONG, null, wall, said::add);
        recorder.prepare();
        Files.delete(gone.resolve("barn.mp4"));
        Files.delete(gone);
        IOException told = assertThrows(IOException.class, () -> write(recorder, 1, 320, null));
        assertEquals("Cannot record to " + gone.resolve("barn.mp4") + ": No such file or directory", told.getMessage());
    }
}
