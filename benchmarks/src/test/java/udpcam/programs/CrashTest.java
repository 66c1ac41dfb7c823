package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    @TempDir
    Path folder;

    private static List<String> files(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void aCrashInNativeCodeLeavesItsReportInTheFolderForTemporaryFilesNotInTheUsers() throws Exception {
        Path users = Files.createDirectory(folder.resolve("users"));
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path pid = folder.resolve("pid");
        String receiver = Launched.projectRoot().resolve("scripts/receiver").toString();
        String start = "ulimit -c 0; cd " + users + "; echo $$ >" + pid + "; exec " + receiver + " --headless --port "
                + Desk.freePort();
        try (Launched crashed = Launched.command(Map.of("TMPDIR", temporary.toString()), List.of("sh", "-c", start))) {
            crashed.awaitSaid("Listening");
            Needs.success("kill", "kill", "-SEGV", Files.readString(pid).strip());
            assertNotEquals(0, crashed.exitCode());
        }
        assertEquals(List.of(), files(users));
        assertTrue(
                files(temporary).stream().anyMatch(name -> name.matches("udpcam-crash-\\d+\\.log")),
                files(temporary).toString());
    }
}
