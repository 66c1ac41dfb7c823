package udpcam.camera.file;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The kind of input that FFmpeg reads. */
enum Medium {
    /** A regular file: plays at its own rate, can be played again. */
    FILE,
    /** A FIFO, a character device or standard input: live, ends with its writer. */
    PIPE,
    /** A URL: live; its end is a failure. */
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
            // no path of this system; it may be a URL
        }
        return URL.matcher(name).matches() ? NETWORK : MISSING;
    }

    /** FFmpeg's name of the input. */
    static String url(String name) {
        return name.equals(STANDARD_INPUT) ? "pipe:0" : name;
    }
}
