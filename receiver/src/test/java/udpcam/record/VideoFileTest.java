package udpcam.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import udpcam.jpeg.PictureSize;

/** Files as FFmpeg's own demuxer reads them. */
@ParameterizedClass
@EnumSource(Container.class)
class VideoFileTest {
    private static final Instant BEGIN = Instant.parse("2026-02-03T04:05:06.500Z");

    @Parameter
    Container container = Container.MATROSKA;

    @TempDir
    private Path folder = Path.of("");

    private final List<Long> times = new ArrayList<>();
    private final List<String> jpegs = new ArrayList<>();

    private Path path() {
        return folder.resolve("a \u00fc%d:?.video");
    }

    private VideoFile begin() throws IOException {
        return new VideoFile(path(), container, new PictureSize(320, 240), BEGIN);
    }

    private void write(VideoFile file, int frames) throws IOException {
        for (int i = 0; i < frames; i++) {
            long time = times.size() * 33L;
            byte[] jpeg = Recorded.jpeg(320, 240, times.size());
            file.write(jpeg, jpeg.length, time);
            times.add(time);
            jpegs.add(Recorded.hex(jpeg));
        }
    }

    @Test
    void everyFrameIsThereByteForByteWithItsTime() throws IOException {
        VideoFile file = begin();
        write(file, 100);
        file.close();
        Recorded recorded = Recorded.of(path());
        assertEquals(jpegs, recorded.jpegs());
        assertEquals(times, recorded.millis());
        assertTrue(recorded.begin().startsWith("2026-02-03T04:05:06"), recorded.begin());
        assertEquals(100, file.frames());
    }

    @Test
    void aFileThatIsNotEndedPlaysUpToItsLastFrameOrTheOneBefore() throws IOException {
        VideoFile file = begin();
        Path copy = folder.resolve("copy");
        for (int i = 1; i < 10; i++) {
            write(file, 1);
            Files.deleteIfExists(copy);
            Files.copy(path(), copy); // what another program finds at this moment
            int there = container == Container.MATROSKA ? i : i - 1;
            if (there > 0) {
                assertEquals(jpegs.subList(0, there), Recorded.of(copy).jpegs());
            }
        }
        file.close();
    }

    @Test
    void aFileThatIsCutPlaysWhatWasWritten() throws IOException {
        VideoFile file = begin();
        write(file, 20);
        long bytes = file.bytes();
        file.cut();
        assertEquals(bytes, Files.size(path()));
        int there = container == Container.MATROSKA ? 20 : 19;
        assertEquals(jpegs.subList(0, there), Recorded.of(path()).jpegs());
    }

    @Test
    void aSingleFrameIsAFile() throws IOException {
        VideoFile file = begin();
        write(file, 1);
        file.close();
        assertEquals(jpegs, Recorded.of(path()).jpegs());
    }

    @Test
    void aFolderThatIsNotThereIsTheSystemsReason() {
        IOException refused = assertThrows(
                IOException.class,
                () -> new VideoFile(folder.resolve("no/file"), container, new PictureSize(8, 8), BEGIN));
        assertEquals("No such file or directory", refused.getMessage());
    }
}
