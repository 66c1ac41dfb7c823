package udpcam.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of files that say of which stream they are: {name} in them stands for its name. A sender chose that, so it stays in its
 * folder, on every system.
 */
public final class NamedFile {
    /** What stands for the name of a stream. */
    public static final String PLACE = "{name}";

    private static final int MOST_BYTES = 120;
    private static final int MOST_LETTERS = 60; // names of files are bounded, too

    /** What divides folders, is invisible, or is not allowed in names on Windows. */
    private static final Pattern REFUSED = Pattern.compile("[\\\\/:*?\"<>|\\p{C}\\p{Zl}\\p{Zp}]");

    /** Of dots and blanks at the ends the first hide a file, and Windows leaves the last ones out. */
    private static final Pattern ENDS = Pattern.compile("^[.\\s]+|[.\\s]+$");

    /** Devices of Windows, whatever follows their dot. */
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private NamedFile() {}

    /** The file for a stream: its name in place of {name}, or else before the ending. */
    public static Path of(Path pattern, String name) {
        String file = pattern.getFileName().toString();
        String part = writable(pattern, part(name));
        if (file.contains(PLACE)) {
            return pattern.resolveSibling(file.replace(PLACE, part));
        }
        int ending = file.lastIndexOf('.');
        int end = ending < 0 ? file.length() : ending;
        return pattern.resolveSibling(file.substring(0, end) + "-" + part + file.substring(end));
    }

    private static String part(String name) {
        String plain = REFUSED.matcher(cut(name)).replaceAll("_");
        plain = ENDS.matcher(plain).replaceAll("");
        if (plain.isEmpty()) {
            return "camera";
        }
        return DEVICE.matcher(plain.toLowerCase(Locale.ROOT)).matches() ? "_" + plain : plain;
    }

    /** Its first letters, as many as a file's name has room for. */
    private static String cut(String name) {
        int letters = Math.min(MOST_LETTERS, name.codePointCount(0, name.length()));
        String cut = name.substring(0, name.offsetByCodePoints(0, letters));
        while (cut.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    /** The same in letters that every system's file names have, if this one's have no others. */
    private static String writable(Path pattern, String part) {
        try {
            return pattern.resolveSibling(part).getFileName().toString();
        } catch (InvalidPathException e) {
            return part.replaceAll("[^\\x20-\\x7E]", "_");
        }
    }

    /** Whether a file's name has a place for the name of a stream. */
    public static boolean hasPlace(Path pattern) {
        return pattern.getFileName().toString().contains(PLACE);
    }
}
