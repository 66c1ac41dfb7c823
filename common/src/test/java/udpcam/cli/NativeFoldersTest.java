package udpcam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFoldersTest {
    @TempDir
    Path folder;

    private MountTable mounted(String options) throws IOException {
        return new MountTable(List.of(
                "overlay / overlay rw,noexec 0 0",
                "tmpfs " + folder.toRealPath() + " tmpfs rw 0 0",
                "tmpfs " + folder.toRealPath() + " tmpfs rw," + options + " 0 0",
                "tmpfs " + folder.toRealPath() + "2 tmpfs rw,noexec 0 0",
                "cut off"));
    }

    @Test
    void aFolderFromWhichNothingCanBeMappedIsPassedOver() throws IOException {
        Path notYetThere = folder.resolve("a").resolve("b");
        assertFalse(new NativeFolders(mounted("nosuid,noexec")).isUsable(notYetThere));
        assertTrue(new NativeFolders(mounted("nosuid")).isUsable(notYetThere));
        assertTrue(new NativeFolders(new MountTable(List.of())).isUsable(notYetThere));
    }

    @Test
    void aFolderThatIsAFileIsPassedOver() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertFalse(new NativeFolders(mounted("nosuid")).isUsable(file.resolve("a")));
    }

    @Test
    void namesOfMountsHaveEscapes() throws IOException {
        Path odd = Files.createDirectory(folder.resolve("a b"));
        MountTable mounts = new MountTable(List.of("none " + folder.toRealPath() + "/a\\040b tmpfs noexec 0 0"));
        assertTrue(mounts.isNoexec(odd));
        assertFalse(mounts.isNoexec(folder));
    }

    @Test
    void librariesAreUnpackedAmongThoseOfOtherUsersOnlyWhereNobodyElseCanWrite() throws IOException {
        NativeFolders folders = new NativeFolders(mounted("nosuid"));
        Path own = Objects.requireNonNull(folders.ownFolder(folder.resolve("natives")));
        assertEquals(own, folders.ownFolder(folder.resolve("natives")), "it is used again");
        Files.delete(own);
        Files.createSymbolicLink(own, Files.createDirectory(folder.resolve("elsewhere")));
        assertNull(folders.ownFolder(folder.resolve("natives")));
    }
}
