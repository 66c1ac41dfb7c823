package udpcam.cli.secret;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import udpcam.cli.WholeFile;

/** A file with a secret: only its owner may read it, where the system has owners. */
public final class OwnersFile {
    private OwnersFile() {}

    /** Makes the file, which may not be there yet, and opens it to be written. */
    public static SeekableByteChannel create(Path file) throws IOException {
        return Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                WholeFile.ownerAlone(file.getFileSystem()));
    }

    /** Whether others than its owner may read a file, as far as the system tells. */
    static boolean othersMayRead(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.contains(PosixFilePermission.GROUP_READ)
                    || permissions.contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
