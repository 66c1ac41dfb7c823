package udpcam.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A file that others see whole or not at all. Any thread may write it.
 *
 * <p>In a folder where others may write, too, nothing of theirs is overwritten: the temporary file has a name that nobody
 * can guess, and is made, never opened. A link in the place of the file is replaced, not followed.
 */
public final class WholeFile {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NAME_BYTES = 12;

    private WholeFile() {}

    /** Writes the file, or replaces it. */
    public static void write(Path file, byte[] content) throws IOException {
        byte[] name = new byte[NAME_BYTES];
        RANDOM.nextBytes(name);
        // Not createTempFile, whose files nobody else may read.
        Path temporary = file.resolveSibling(".udpcam-" + HexFormat.of().formatHex(name));
        try {
            Files.write(temporary, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Why a file could not be written, for the user: without the names of classes, nor the file's own again. */
    public static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException missing) {
            Path folder = Path.of(missing.getFile()).toAbsolutePath().getParent();
            return folder != null && Files.isDirectory(folder)
                    ? "no file can be made in its folder"
                    : "its folder is not there any more";
        }
        String reason = failure instanceof FileSystemException inFile ? inFile.getReason() : failure.getMessage();
        return reason == null ? failure.toString() : reason;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
