package udpcam.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

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
        write(file, content, new FileAttribute<?>[0]);
    }

    /** Writes or replaces a file that holds a secret: at no time may anybody but its owner read it. */
    public static void writeForOwner(Path file, byte[] content) throws IOException {
        write(file, content, ownerAlone(file.getFileSystem()));
    }

    private static void write(Path file, byte[] content, FileAttribute<?>[] attributes) throws IOException {
        byte[] name = new byte[NAME_BYTES];
        RANDOM.nextBytes(name);
        // Not createTempFile, whose files nobody else may read.
        Path temporary = file.resolveSibling(".udpcam-" + HexFormat.of().formatHex(name));
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            try (OutputStream out = Channels.newOutputStream(Files.newByteChannel(temporary, options, attributes))) {
                out.write(content);
            }
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * With these a file is made so that its owner alone may read and write it: the mode 0600, or where the system has none, such as
     * Windows, an access control list. Nothing where it has neither.
     */
    public static FileAttribute<?>[] ownerAlone(FileSystem system) throws IOException {
        Set<String> views = system.supportedFileAttributeViews();
        if (views.contains("posix")) {
            return new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            };
        }
        return views.contains("acl")
                ? new FileAttribute<?>[] {
                    new AccessList(List.of(AclEntry.newBuilder()
                            .setType(AclEntryType.ALLOW)
                            .setPrincipal(system.getUserPrincipalLookupService()
                                    .lookupPrincipalByName(System.getProperty("user.name")))
                            .setPermissions(AclEntryPermission.values())
                            .build()))
                }
                : new FileAttribute<?>[0];
    }

    private record AccessList(List<AclEntry> value) implements FileAttribute<List<AclEntry>> {
        @Override
        public String name() {
            return "acl:acl";
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
