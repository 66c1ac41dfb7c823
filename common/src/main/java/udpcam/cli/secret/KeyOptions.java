package udpcam.cli.secret;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import udpcam.cli.Console;
import udpcam.cli.EnvironmentException;
import udpcam.cli.NewFile;
import udpcam.cli.WholeFile;
import udpcam.keys.PreSharedKey;

/** The options about the key of streams that are sealed; for picocli's {@code @Mixin}. */
public final class KeyOptions {
    /** The variable of the environment that may hold the key itself. */
    static final String VARIABLE = "UDPCAM_KEY";

    private static final int MOST_BYTES = 1000;
    private static final String HOW_TO_MAKE = "make one with --new-key FILE, and copy it to both computers";

    @Option(
            names = "--new-key",
            paramLabel = "FILE",
            converter = NewFile.class,
            description = "Make a key that only its owner can read, print it, so that it can be copied to the other "
                    + "computer, and exit.")
    private @Nullable Path newKey;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            converter = NewFile.PathConverter.class,
            description =
                    "Encrypt and authenticate the stream with the key of this file, which both programs have; so does "
                            + "the key itself in the environment, UDPCAM_KEY. Default: the stream is open to the network.")
    private @Nullable Path keyFile;

    /** Makes a key if that was asked for; returns whether it was. */
    public boolean makeKey(Console console, PrintWriter out) throws EnvironmentException {
        if (newKey == null) {
            return false;
        }
        PreSharedKey key = PreSharedKey.random(new SecureRandom());
        write(newKey, key.digits());
        console.say(
                "Wrote " + newKey + ", for --key-file of sender and receiver. Whoever has this key sees the stream:");
        out.println(key.digits());
        return true;
    }

    private static void write(Path file, String digits) throws EnvironmentException {
        try (var channel = OwnersFile.create(file)) {
            channel.write(ByteBuffer.wrap((digits + "\n").getBytes(StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException e) {
            throw new EnvironmentException(
                    "--new-key: " + file + " is there already; delete it first, or name another file", e);
        } catch (IOException e) {
            file.toFile().delete(); // what there is of it is no key
            throw new EnvironmentException("--new-key: cannot write " + file + ": " + WholeFile.reason(e), e);
        }
    }

    /** The key; null if there is none. */
    public @Nullable PreSharedKey key(CommandLine line, Console console) throws EnvironmentException {
        return key(line, System.getenv(VARIABLE), console);
    }

    @Nullable
    PreSharedKey key(CommandLine line, @Nullable String variable, Console console) throws EnvironmentException {
        if (keyFile != null) {
            if (OwnersFile.othersMayRead(keyFile)) {
                console.say("--key-file: other users of this computer can read " + keyFile + ": chmod 600 " + keyFile);
            }
            return read(keyFile);
        }
        if (variable == null) {
            return null;
        }
        PreSharedKey key = PreSharedKey.parse(variable);
        if (key == null) {
            throw new ParameterException(
                    line,
                    VARIABLE + " is no key, which has " + PreSharedKey.DIGITS + " hexadecimal digits: " + HOW_TO_MAKE);
        }
        return key;
    }

    /** How a stream is sealed, for the line with which a program begins; null: it is not. */
    public static String words(@Nullable PreSharedKey key) {
        return key == null ? "open to the network (no --key-file)" : "sealed by key " + key.fingerprint();
    }

    private static PreSharedKey read(Path file) throws EnvironmentException {
        if (PreSharedKey.parse(file.toString()) != null) {
            throw new EnvironmentException(
                    "--key-file wants a file; the key itself may be in the environment, in " + VARIABLE);
        }
        try {
            PreSharedKey key = Files.size(file) > MOST_BYTES
                    ? null
                    : PreSharedKey.parse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            if (key == null) {
                throw new EnvironmentException("--key-file: " + file + " holds no key; " + HOW_TO_MAKE);
            }
            return key;
        } catch (IOException e) {
            String reason = Files.exists(file) ? WholeFile.reason(e) : "there is no such file";
            throw new EnvironmentException("--key-file: cannot read " + file + ": " + reason + "; " + HOW_TO_MAKE, e);
        }
    }
}
