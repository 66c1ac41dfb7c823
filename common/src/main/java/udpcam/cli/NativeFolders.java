package udpcam.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where JavaCPP and JNA unpack their native libraries. By default that is in the user's home; where nothing can be written
 * there, or nothing be mapped as a program (noexec), another folder is chosen before either unpacks anything.
 */
final class NativeFolders {
    static final String JAVACPP = "org.bytedeco.javacpp.cachedir";
    static final String JNA = "jna.tmpdir";

    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");

    private final MountTable mounts;
    private final List<String> refusals = new ArrayList<>();

    NativeFolders(MountTable mounts) {
        this.mounts = mounts;
    }

    /** Tells both libraries another folder where their own is of no use; returns why none is, or nothing. */
    static List<String> choose() {
        NativeFolders folders = new NativeFolders(MountTable.ofThisSystem());
        Path home = Path.of(System.getProperty("user.home", ""));
        String cache = System.getenv("XDG_CACHE_HOME");
        Path caches = cache == null || cache.isBlank() ? home.resolve(".cache") : Path.of(cache);
        if (!folders.choose(JNA, caches.resolve("JNA"))) {
            System.setProperty("jna.nounpack", "true"); // else it prints a stack trace
        }
        folders.choose(JAVACPP, home.resolve(".javacpp").resolve("cache"));
        return folders.refusals;
    }

    private boolean choose(String property, Path usual) {
        refusals.clear();
        String wanted = System.getProperty(property);
        if (isUsable(wanted == null ? usual : Path.of(wanted))) {
            return true;
        }
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", ""));
        Path other = firstUsable(ownFolder(temporary.resolve("udpcam-natives")), besideTheJars());
        if (other == null) {
            return false;
        }
        System.setProperty(property, other.resolve(property).toString());
        refusals.clear();
        return true;
    }

    private @Nullable Path firstUsable(@Nullable Path... folders) {
        for (Path folder : folders) {
            if (folder != null && isUsable(folder)) {
                return folder;
            }
        }
        return null;
    }

    /** Whether libraries can be written to a folder that may not be there yet, and mapped from there. */
    boolean isUsable(Path folder) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            refusals.add(folder + " cannot be written");
        } else if (mounts.isNoexec(there)) {
            refusals.add(folder + " is mounted noexec");
        } else {
            return true;
        }
        return false;
    }

    /** A folder among those of other users, which nobody else can fill; null if that cannot be. */
    @Nullable
    Path ownFolder(Path wanted) {
        try {
            Path folder = wanted.resolveSibling(wanted.getFileName() + "-" + System.getProperty("user.name", ""));
            try {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWN));
            } catch (FileAlreadyExistsException e) {
                if (!isOwn(folder)) {
                    refusals.add(folder + " is another user's");
                    return null;
                }
            }
            return folder;
        } catch (IOException | UnsupportedOperationException e) {
            refusals.add(wanted.getParent() + " cannot be written");
            return null;
        }
    }

    private static boolean isOwn(Path folder) throws IOException {
        Path ours = Files.createTempFile("udpcam", "");
        try {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(ours))
                    && Files.getPosixFilePermissions(folder).equals(OWN);
        } finally {
            Files.delete(ours);
        }
    }

    /** In the build, target/natives. */
    private static @Nullable Path besideTheJars() {
        CodeSource source = NativeFolders.class.getProtectionDomain().getCodeSource();
        try {
            Path folder = source == null
                    ? null
                    : Path.of(source.getLocation().toURI()).getParent();
            return folder == null ? null : folder.resolveSibling("natives");
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
