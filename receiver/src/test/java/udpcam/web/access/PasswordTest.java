package udpcam.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.cli.EnvironmentException;

class PasswordTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path folder;

    @Test
    void aFileKeepsAPasswordThatIsNotInIt() throws Exception {
        Path file = folder.resolve("password");
        String password = PasswordFile.create(file, random);
        assertTrue(password.matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}"), password);
        String kept = Files.readString(file);
        assertFalse(kept.contains(password.substring(0, 4)) && kept.contains(password.substring(5, 9)), kept);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Password read = PasswordFile.read(file);
        assertTrue(read.is(password));
        assertTrue(read.is(" " + password.replace("-", " ").toUpperCase(Locale.ROOT)), "as a phone writes it");
        assertFalse(read.is(password.substring(1)));
        assertFalse(read.is(""));
    }

    @Test
    void twoFilesOfOnePasswordDiffer() {
        assertNotEquals(
                Password.of("abcd", random).line(), Password.of("abcd", random).line());
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws Exception {
        Path file = Files.writeString(folder.resolve("mine"), "mine");
        EnvironmentException refusal =
                assertThrows(EnvironmentException.class, () -> PasswordFile.create(file, random));
        assertTrue(Objects.requireNonNull(refusal.getMessage()).contains("is there already"));
        assertEquals("mine", Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "udpcam-password pbkdf2-sha256 0 AAAAAAAA AAAAAAAA",
                "udpcam-password pbkdf2-sha256 99999999 AAAAAAAA AAAAAAAA",
                "udpcam-password pbkdf2-sha256 1000 A=AAAAAA AAAAAAAA",
                "udpcam-password pbkdf2-sha256 1000 AAAAAAAA",
            })
    void anotherFileIsToldFromOne(String content) throws Exception {
        assertNull(Password.parse(content));
        Path file = Files.writeString(folder.resolve("other"), content);
        EnvironmentException refusal = assertThrows(EnvironmentException.class, () -> PasswordFile.read(file));
        assertTrue(Objects.requireNonNull(refusal.getMessage()).contains("holds no password"));
    }

    @Test
    void aFileThatIsNotThereIsToldWithWhatMakesOne() {
        EnvironmentException refusal =
                assertThrows(EnvironmentException.class, () -> PasswordFile.read(folder.resolve("none")));
        assertTrue(Objects.requireNonNull(refusal.getMessage())
                .endsWith("there is no such file; receiver --new-password FILE makes one"));
    }
}
