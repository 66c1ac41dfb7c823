package udpcam.record;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** A stream's name, which its sender chose, as a part of a file's name: it stays in its folder, on every system. */
public final class StreamName {
    /** Stands for it in the name of a file. */
    public static final String PLACE = "{name}";

    private static final String NAMELESS = "camera";
    private static final int MOST_LETTERS = 60;

    /** What divides folders, is invisible, or is not allowed in names on Windows. */
    private static final Pattern REFUSED = Pattern.compile("[\\\\/:*?\"<>|\\p{C}\\p{Zl}\\p{Zp}]");

    /** Of dots and blanks at the ends the first hide a file, and Windows leaves the last ones out. */
    private static final Pattern ENDS = Pattern.compile("^[.\\s]+|[.\\s]+$");

    /** Devices of Windows, whatever follows their dot. */
    private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private StreamName() {}

    /** The file with the stream's name in place of {@link #PLACE}; an empty name is that of a camera. */
    public static Path expand(Path file, String stream) {
        String name = String.valueOf(file.getFileName());
        return name.contains(PLACE) ? file.resolveSibling(name.replace(PLACE, safe(stream))) : file;
    }

    static String safe(String stream) {
        int end = stream.offsetByCodePoints(0, Math.min(MOST_LETTERS, stream.codePointCount(0, stream.length())));
        String plain = REFUSED.matcher(stream.substring(0, end)).replaceAll("_");
        plain = ENDS.matcher(plain).replaceAll("");
        if (plain.isEmpty()) {
            return NAMELESS;
        }
        return DEVICE.matcher(plain.toLowerCase(Locale.ROOT)).matches() ? "_" + plain : plain;
    }
}
