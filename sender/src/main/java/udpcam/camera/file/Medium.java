package udpcam.camera.file;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What FFmpeg is given to read. */
enum Medium {
    /** A regular file: plays at its own rate, and can be played again. */
    FILE,
    /** A FIFO, a character device, standard input: live, and over when its writer is. */
    PIPE,
    /** A URL: live; when it ends it has failed. */
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
        try {
            Path path = Path.of(FILE_SCHEME.matcher(name).replaceFirst(""));
            if (Files.isRegularFile(path)) {
                return FILE;
            }
            if (Files.exists(path)) {
                return Files.isDirectory(path) ? MISSING : PIPE;
            }
        } catch (InvalidPathException e) {
            // not a path on this system, so perhaps a URL
        }
        return URL.matcher(name).matches() ? NETWORK : MISSING;
    }

    /** How FFmpeg calls it. */
    static String url(String name) {
        return name.equals(STANDARD_INPUT) ? "pipe:0" : name;
    }
}
