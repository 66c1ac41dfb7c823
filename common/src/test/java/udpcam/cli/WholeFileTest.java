package udpcam.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    private static final byte[] NEW = {1, 2, 3};
    private static final byte[] OLD = {7};

    @TempDir
    Path folder;

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void theFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Path file = folder.resolve("s.jpg");
        Files.write(file, OLD);
        WholeFile.write(file, NEW);
        assertArrayEquals(NEW, Files.readAllBytes(file));
        assertEquals(List.of(file), files());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aSecretReplacesAFileThatOthersMayReadByOneThatTheyMayNot() throws IOException {
        Path file = Files.write(folder.resolve("s.sdp"), OLD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        WholeFile.writeForOwner(file, NEW);
        assertArrayEquals(NEW, Files.readAllBytes(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of(file), files());
    }

    @Test
    @EnabledOnOs(OS.WINDOWS)
    void whereThereAreNoModesASecretHasAListOfItsOwnerAlone() throws IOException {
        Path file = folder.resolve("s.sdp");
        WholeFile.writeForOwner(file, NEW);
        var list = Files.getFileAttributeView(file, AclFileAttributeView.class).getAcl();
        assertEquals(
                List.of(Files.getOwner(file)),
                list.stream().map(AclEntry::principal).toList());
    }

    @Test
    void aSecretIsWrittenWhereFilesHaveNoOwnersToo() throws IOException {
        Path archive = folder.resolve("a.zip");
        try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            WholeFile.writeForOwner(zip.getPath("/s.sdp"), NEW);
            assertArrayEquals(NEW, Files.readAllBytes(zip.getPath("/s.sdp")));
        }
    }

    @Test
    void aLinkThatAnotherUserPlantedInTheFolderIsNotFollowed() throws IOException {
        Path victim = Files.write(folder.resolve("victim"), OLD);
        Path file = folder.resolve("s.jpg");
        Files.createSymbolicLink(
                folder.resolve(".s.jpg." + ProcessHandle.current().pid()), victim);
        Files.createSymbolicLink(file, victim);
        WholeFile.write(file, NEW);
        assertArrayEquals(OLD, Files.readAllBytes(victim));
        assertFalse(Files.isSymbolicLink(file));
        assertArrayEquals(NEW, Files.readAllBytes(file));
    }

    @Test
    void theReasonOfAFailureNamesNoClassOfJava() throws IOException {
        Path folderInTheWay = Files.createDirectory(folder.resolve("s.jpg"));
        Files.write(folderInTheWay.resolve("content"), OLD);
        IOException isFolder = assertThrows(IOException.class, () -> WholeFile.write(folderInTheWay, NEW));
        assertEquals("Is a directory", WholeFile.reason(isFolder));
        IOException noFolder = assertThrows(
                IOException.class, () -> WholeFile.write(folder.resolve("gone").resolve("s.jpg"), NEW));
        assertEquals("its folder is not there any more", WholeFile.reason(noFolder));
        assertEquals("No space left on device", WholeFile.reason(new IOException("No space left on device")));
        assertEquals(List.of(folderInTheWay), files());
    }
}
