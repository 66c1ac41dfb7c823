package udpcam.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileNamesTest {
    @TempDir
    private Path folder = Path.of("");

    private FileNames names(String name, boolean isNumbered) {
        return new FileNames(() -> folder.resolve(name), isNumbered);
    }

    @Test
    void noFileIsWrittenOver() throws IOException {
        Files.writeString(folder.resolve("barn.mkv"), "of yesterday");
        assertEquals(folder.resolve("barn-0001.mkv"), names("barn.mkv", false).next());
        assertEquals(folder.resolve("barn-0002.mkv"), names("barn.mkv", false).next());
        assertEquals("of yesterday", Files.readString(folder.resolve("barn.mkv")));
        assertEquals(folder.resolve("yard.mkv"), names("yard.mkv", false).next());
    }

    @Test
    void numbersGoOnBehindTheHighestAlthoughTheFirstOnesWereRemoved() throws IOException {
        Files.createFile(folder.resolve("barn-9999.mkv"));
        assertEquals(folder.resolve("barn-10000.mkv"), names("barn.mkv", true).next());
        assertEquals(folder.resolve("barn-10001.mkv"), names("barn.mkv", true).next());
    }

    @Test
    void onlyItsOwnFilesAreItsPartsInTheOrderOfTheirNumbers() throws IOException {
        for (String each : List.of(
                "barn-10000.mkv",
                "barn-0002.mkv",
                "barn.mkv",
                "barn-0003.mp4",
                "barn-12.mkv",
                "my-barn-0004.mkv",
                "barn-0005.mkv.part",
                "barn-(0006).mkv",
                "barnX0007.mkv")) {
            Files.createFile(folder.resolve(each));
        }
        assertEquals(
                List.of(folder.resolve("barn-0002.mkv"), folder.resolve("barn-10000.mkv")),
                List.copyOf(names("barn.mkv", true).parts().values()));
    }

    @Test
    void lettersOfPatternsInANameAreThemselves() throws IOException {
        Files.createFile(folder.resolve("b.rn+-0001.mkv"));
        Files.createFile(folder.resolve("barn+-0005.mkv"));
        assertEquals(folder.resolve("b.rn+-0002.mkv"), names("b.rn+.mkv", true).next());
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        assertThrows(NoSuchFileException.class, names("no-such-folder/barn.mkv", false)::next);
    }
}
