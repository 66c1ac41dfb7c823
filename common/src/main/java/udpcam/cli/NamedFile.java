package udpcam.cli;

import java.nio.file.Path;

/** Names of files that say of which stream they are: {name} in them stands for its name. */
public final class NamedFile {
    /** What stands for the name of a stream. */
    public static final String PLACE = "{name}";

    private static final int MOST_LETTERS = 60; // names of files are bounded, too

    private NamedFile() {}

    /** The file for a stream: its name in place of {name}, or else before the ending. */
    public static Path of(Path pattern, String name) {
        String file = pattern.getFileName().toString();
        String part = part(name);
        if (file.contains(PLACE)) {
            return pattern.resolveSibling(file.replace(PLACE, part));
        }
        int ending = file.lastIndexOf('.');
        int end = ending < 0 ? file.length() : ending;
        return pattern.resolveSibling(file.substring(0, end) + "-" + part + file.substring(end));
    }

    private static String part(String name) {
        String letters = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[.-]+|-+$", "");
        int most = letters.offsetByCodePoints(0, Math.min(MOST_LETTERS, letters.codePointCount(0, letters.length())));
        return letters.isEmpty() ? "camera" : letters.substring(0, most);
    }

    /** Whether a file's name has a place for the name of a stream. */
    public static boolean hasPlace(Path pattern) {
        return pattern.getFileName().toString().contains(PLACE);
    }
}
