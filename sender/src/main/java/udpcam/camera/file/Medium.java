package udpcam.camera.file;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kind of input that FFmpeg reads. */
enum Medium {
    /** A regular file: plays at its own rate, can be played again. */
    FILE,
    /** A FIFO, a character device or standard input: live, ends with its writer. */
    PIPE,
    /** A URL or a session description: live; its end is a failure. */
    NETWORK,
    /** Nothing of that name is there. */
    MISSING;

    private static final String STANDARD_INPUT = "-";
    private static final Pattern FILE_SCHEME = Pattern.compile("^file:(//)?");
    private static final Pattern URL = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.+");

    static Medium of(String name) {
        if (name.equals(STANDARD_INPUT)) {
            return PIPE;
        }
        Path path = path(name);
        if (path != null && Files.isRegularFile(path)) {
            return Listing.of(path) == Listing.SESSION ? NETWORK : FILE;
        }
        if (path != null && Files.exists(path)) {
            return Files.isDirectory(path) ? MISSING : PIPE;
        }
        return URL.matcher(name).matches() ? NETWORK : MISSING;
    }

    /** What the file of that name lists. */
    static Listing listing(String name) {
        Path path = path(name);
        return path != null && Files.isRegularFile(path) ? Listing.of(path) : Listing.NONE;
    }

    /** FFmpeg's name of the input. Without a scheme it would take what is before a colon in a file's name for one. */
    static String url(String name) {
        if (name.equals(STANDARD_INPUT)) {
            return "pipe:0";
        }
        Path path = path(name);
        return path != null && Files.exists(path) ? "file:" + path : name;
    }

    private static @Nullable Path path(String name) {
        try {
            return Path.of(FILE_SCHEME.matcher(name).replaceFirst(""));
        } catch (InvalidPathException e) {
            return null; // no path of this system; it may be a URL
        }
    }
}
