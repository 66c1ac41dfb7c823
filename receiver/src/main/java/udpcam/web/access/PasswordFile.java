package udpcam.web.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import udpcam.cli.EnvironmentException;
import udpcam.cli.WholeFile;
import udpcam.cli.secret.OwnersFile;

/** The file that keeps a password. Only its owner may read it, where the system has owners. */
public final class PasswordFile {
    private static final int MOST_BYTES = 1000;

    private PasswordFile() {}

    /** Makes a password and its file, which may not be there yet; returns the password, which is kept nowhere. */
    public static String create(Path file, SecureRandom random) throws EnvironmentException {
        String password = Password.random(random);
        byte[] line = Password.of(password, random).line().getBytes(StandardCharsets.US_ASCII);
        try (var channel = OwnersFile.create(file)) {
            channel.write(ByteBuffer.wrap(line));
            return password;
        } catch (FileAlreadyExistsException e) {
            throw new EnvironmentException(
                    "--new-password: " + file + " is there already; delete it first, or name another file", e);
        } catch (IOException e) {
            throw new EnvironmentException("--new-password: cannot write " + file + ": " + WholeFile.reason(e), e);
        }
    }

    /** Reads it. */
    public static Password read(Path file) throws EnvironmentException {
        try {
            Password password = Files.size(file) > MOST_BYTES
                    ? null
                    : Password.parse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            if (password == null) {
                throw new EnvironmentException("--web-password-file: " + file
                        + " holds no password; make one with receiver --new-password FILE");
            }
            return password;
        } catch (IOException e) {
            throw new EnvironmentException(
                    "--web-password-file: cannot read " + file + ": " + reason(e, file)
                            + "; receiver --new-password FILE makes one",
                    e);
        }
    }

    private static String reason(IOException failure, Path file) {
        return Files.exists(file) ? WholeFile.reason(failure) : "there is no such file";
    }
}
