package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Maven does, started as this project starts it, with a file from a repository that does not fit its checksum. */
class ChecksumsTest {
    private static final String PARENT = pom("<groupId>far</groupId><artifactId>parent</artifactId>");
    private static final String CHILD = pom("<parent><groupId>far</groupId><artifactId>parent</artifactId>"
            + "<version>1</version><relativePath/></parent><artifactId>child</artifactId>");

    @TempDir
    Path folder;

    private Path parent = Path.of("");

    @BeforeEach
    void aProjectWhoseParentIsInARepository() throws IOException {
        Needs.programs("mvn");
        parent = folder.resolve("repository/far/parent/1/parent-1.pom");
        Files.createDirectories(parent.getParent());
        Files.writeString(parent, PARENT);
        Files.writeString(folder.resolve("pom.xml"), CHILD);
        Files.writeString(
                folder.resolve("settings.xml"),
                "<settings><mirrors><mirror><id>far</id><mirrorOf>*</mirrorOf><url>"
                        + folder.resolve("repository").toUri() + "</url></mirror></mirrors></settings>");
        Files.createDirectories(folder.resolve(".mvn"));
        Files.copy(Launched.projectRoot().resolve(".mvn/maven.config"), folder.resolve(".mvn/maven.config"));
    }

    @Test
    void aFileThatFitsItsChecksumIsTaken() throws IOException {
        checksum(PARENT);
        assertBuild(0, "BUILD SUCCESS");
    }

    @Test
    void aFileThatDoesNotFitItsChecksumFailsTheBuild() throws IOException {
        checksum(PARENT + " ");
        assertBuild(1, "Checksum validation failed, expected");
    }

    @Test
    void aFileWithoutAChecksumFailsTheBuild() throws IOException {
        assertBuild(1, "Checksum validation failed, no checksums available");
    }

    private void assertBuild(int exitCode, String said) throws IOException {
        String validate = "cd " + folder + " && exec mvn -B -s settings.xml -Dmaven.repo.local=local validate";
        try (Launched maven = Launched.command(Map.of(), List.of("sh", "-c", validate))) {
            assertEquals(exitCode, maven.exitCode(), maven.said());
            assertTrue(maven.said().contains(said), maven.said());
        }
    }

    private void checksum(String content) throws IOException {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-1").digest(content.getBytes(StandardCharsets.UTF_8));
            Files.writeString(
                    parent.resolveSibling("parent-1.pom.sha1"), HexFormat.of().formatHex(sum));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String pom(String coordinates) {
        return "<project><modelVersion>4.0.0</modelVersion>" + coordinates
                + "<version>1</version><packaging>pom</packaging></project>";
    }
}
