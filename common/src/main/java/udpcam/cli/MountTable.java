package udpcam.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file systems that Linux has mounted, as /proc/self/mounts lists them; none on other systems. */
record MountTable(List<String> lines) {
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");
    private static final int POINT = 1;
    private static final int OPTIONS = 3;

    static MountTable ofThisSystem() {
        try {
            return new MountTable(Files.readAllLines(Path.of("/proc/self/mounts"), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return new MountTable(List.of());
        }
    }

    /** Whether no program may be mapped from that folder, which is there. */
    boolean isNoexec(Path folder) {
        String path = real(folder);
        String options = "";
        int longest = -1;
        for (String line : lines) {
            String[] fields = line.split(" ", -1);
            String point = fields.length > OPTIONS ? unescaped(fields[POINT]) : "";
            if (point.length() >= longest && isInside(path, point)) { // a later one lies over an earlier one
                longest = point.length();
                options = fields[OPTIONS];
            }
        }
        return Arrays.asList(options.split(",", -1)).contains("noexec");
    }

    private static String real(Path folder) {
        try {
            return bytes(folder.toRealPath());
        } catch (IOException e) {
            return bytes(folder.toAbsolutePath());
        }
    }

    /** The name with one letter for each byte, as the lines have it. */
    private static String bytes(Path path) {
        return new String(path.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static boolean isInside(String path, String point) {
        return point.equals("/") || path.equals(point) || (!point.isEmpty() && path.startsWith(point + "/"));
    }

    /** Blanks and the like are written as \040. */
    private static String unescaped(String field) {
        return OCTAL.matcher(field).replaceAll(MountTable::letter);
    }

    private static String letter(MatchResult octal) {
        return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(octal.group(1), 8)));
    }
}
