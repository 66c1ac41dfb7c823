package udpcam.cli.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import udpcam.cli.Console;
import udpcam.cli.EnvironmentException;
import udpcam.keys.PreSharedKey;

class KeyOptionsTest {
    private static final String DIGITS = "0123456789abcdef".repeat(4);
    private static final String DIGITS_AND_ONE = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0";
    private static final String NO_DIGITS = "g123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    private final KeyOptions options = new KeyOptions();
    private final CommandLine line = new CommandLine(options);
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console("sender", new PrintStream(err, true, StandardCharsets.UTF_8), false);

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private @Nullable PreSharedKey key(@Nullable String variable, String... args) throws EnvironmentException {
        line.parseArgs(args);
        return options.key(line, variable, console);
    }

    private String file(String content) throws Exception {
        Path file = folder.resolve("a.key");
        Files.writeString(file, content);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return file.toString();
    }

    @Test
    void withoutAFileAndAVariableThereIsNoKey() throws Exception {
        assertNull(key(null));
        assertTrue(KeyOptions.words(null).contains("open to the network"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "secret", "0123456789abcdef", DIGITS_AND_ONE, NO_DIGITS})
    void aVariableThatIsNoKeyIsRefusedAndNotRepeated(String variable) {
        ParameterException refusal = assertThrows(ParameterException.class, () -> key(variable));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.startsWith("UDPCAM_KEY is no key"), message);
        assertFalse(!variable.isBlank() && message.contains(variable), message);
    }

    @Test
    void theFileGoesBeforeTheVariable() throws Exception {
        PreSharedKey key = Objects.requireNonNull(key("f".repeat(64), "--key-file", file(DIGITS + "\n")));
        assertEquals(DIGITS, key.digits());
        assertEquals("", said());
        assertFalse(KeyOptions.words(key).contains(DIGITS.substring(0, 8)));
        assertFalse(key.toString().contains(DIGITS.substring(0, 8)));
    }

    @Test
    void aFileThatIsNotThereOrHoldsNoKeyIsToldWithWhatToDo() throws Exception {
        String missing = folder.resolve("missing").toString();
        EnvironmentException refusal = assertThrows(EnvironmentException.class, () -> key(null, "--key-file", missing));
        assertTrue(String.valueOf(refusal.getMessage()).contains("there is no such file; make one with --new-key"));
        String other = file("no key");
        refusal = assertThrows(EnvironmentException.class, () -> key(null, "--key-file", other));
        assertTrue(String.valueOf(refusal.getMessage()).contains("holds no key"), refusal.getMessage());
    }

    @Test
    void theKeyInPlaceOfTheFileIsNotRepeated() {
        EnvironmentException refusal = assertThrows(EnvironmentException.class, () -> key(null, "--key-file", DIGITS));
        assertFalse(String.valueOf(refusal.getMessage()).contains(DIGITS), refusal.getMessage());
    }

    @Test
    void othersWhoMayReadTheFileAreTold() throws Exception {
        Path file = Path.of(file(DIGITS));
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            key(null, "--key-file", file.toString());
            assertTrue(said().contains("chmod 600"), said());
        }
    }

    @Test
    void aNewKeyIsAnotherOneEachTimeAndReadAsItWasMade() throws Exception {
        StringWriter out = new StringWriter();
        for (String name : new String[] {"first", "second"}) {
            line.parseArgs("--new-key", folder.resolve(name).toString());
            assertTrue(options.makeKey(console, new PrintWriter(out, true)));
        }
        String[] printed = out.toString().split("\\R", -1);
        assertFalse(printed[0].equals(printed[1]));
        PreSharedKey key = Objects.requireNonNull(
                key(null, "--key-file", folder.resolve("first").toString()));
        assertEquals(printed[0], key.digits());
    }
}
