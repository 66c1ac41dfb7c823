package udpcam.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import udpcam.cli.Extent;

class FileRingTest {
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    @TempDir
    private Path folder = Path.of("");

    private final Instant begin = Instant.parse("2026-01-01T00:00:00Z");
    private final List<String> said = new ArrayList<>();
    private Instant now = begin;

    @BeforeEach
    void fourPartsOfAnHourAndAThousandBytesAndOneThatIsWritten() throws IOException {
        for (int i = 1; i <= 5; i++) {
            Path part = folder.resolve("barn-000" + i + ".mkv");
            Files.write(part, new byte[1000]);
            Files.setLastModifiedTime(part, FileTime.from(begin.plusSeconds(3600L * i)));
        }
        Files.createFile(folder.resolve("barn.mkv"));
        Files.createFile(folder.resolve("other-0001.mkv"));
    }

    private FileRing ring(Extent kept) throws IOException {
        FileNames names = new FileNames(() -> folder.resolve("barn.mkv"), true);
        FileRing ring = new FileRing(names, kept, () -> now, said::add);
        ring.begin(folder.resolve("barn-0005.mkv"));
        return ring;
    }

    private String left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return String.join(
                    " ",
                    files.map(file -> file.getFileName().toString().replaceAll("barn-000|.mkv", ""))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void theOldestGoWhereAllTogetherAreTooLarge() throws IOException {
        FileRing ring = ring(new Extent(0, 3500));
        ring.trim(500);
        assertEquals("2 3 4 5 barn other-0001", left(), "4 x 1000 + 500 is more than 3500, 3 x 1000 + 500 is not");
        ring.trim(501);
        assertEquals("3 4 5 barn other-0001", left());
    }

    @Test
    void theOldestGoWhenTheirEndIsTooLongAgo() throws IOException {
        now = begin.plusSeconds(5 * 3600);
        FileRing ring = ring(new Extent(2 * HOUR_NANOS, 0));
        ring.trim(1L << 40);
        assertEquals("3 4 5 barn other-0001", left());
        now = now.plusMillis(1);
        ring.trim(0);
        assertEquals("4 5 barn other-0001", left());
    }

    @Test
    void theFileThatIsWrittenIsNeverRemoved() throws IOException {
        now = begin.plusSeconds(1_000_000);
        ring(new Extent(HOUR_NANOS, 0)).trim(0);
        ring(new Extent(0, 1)).trim(1L << 40);
        assertEquals("5 barn other-0001", left());
    }

    @Test
    void aFileThatCannotBeRemovedIsToldAndLeft() throws IOException {
        Path stuck = folder.resolve("barn-0001.mkv");
        Files.delete(stuck);
        Files.createDirectory(stuck);
        Files.createFile(stuck.resolve("something"));
        ring(new Extent(0, 1)).trim(0);
        assertEquals("1 5 barn other-0001", left());
        assertEquals(1, said.size(), said.toString());
        assertEquals(true, said.get(0).startsWith("Cannot remove " + stuck + ", which is older than --record-keep: "));
    }
}
