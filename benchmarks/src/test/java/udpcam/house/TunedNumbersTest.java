package udpcam.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of tuned numbers in docs/WIRE.md, held against the constants in the code. */
class TunedNumbersTest {
    static final Path ROOT = root();
    private static final Pattern ROW =
            Pattern.compile("^\\| [^|]+ \\| ([^|]+) \\| `(\\w+)\\.(\\w+)` \\|.*$", Pattern.MULTILINE);
    private static final Pattern CONSTANT =
            Pattern.compile("static final (?:long|int|double) (\\w+) =\\s+([^;]+);", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("(0x[0-9A-Fa-f]+|[\\d,.]+)(?:/(\\d+))?(?: (ms|s)\\b)?.*");
    private static final Map<String, Double> NANOS = Map.of("ms", 1e6, "s", 1e9);

    /** Of these packages every time and every share is a tuned number. */
    private static final Pattern TUNED = Pattern.compile("\\w*(_NANOS|_SECONDS|_SHARE|_TRIES)");

    /** These are units, or sort out what cannot be. */
    private static final Set<String> UNITS =
            Set.of("MAX_COMPACT_SECONDS", "NTP_TO_UNIX_SECONDS", "BITS_PER_BYTE_NANOS", "JUMP_NANOS");

    @Test
    void theDocumentHasEveryNumberAsTheCodeHasIt() throws IOException {
        Map<String, String> code = constants();
        List<MatchResult> rows = rows();
        assertTrue(rows.size() > 80, rows.size() + " rows");
        for (MatchResult row : rows) {
            String name = row.group(2) + "." + row.group(3);
            assertTrue(code.containsKey(name), "docs/WIRE.md has " + name + ", the code has not");
            double said = documented(row.group(1), name);
            double is = evaluate(code.get(name));
            if (name.endsWith("_SHARE") && is > 1) { // as a divisor
                is = 1 / is;
            }
            assertEquals(is, said, Math.abs(is) * 1e-6, "docs/WIRE.md, " + name);
        }
    }

    @Test
    void theDocumentForgetsNoTimeAndNoShare() throws IOException {
        Set<String> documented =
                rows().stream().map(row -> row.group(2) + "." + row.group(3)).collect(Collectors.toSet());
        Set<String> forgotten = new TreeSet<>();
        for (String name : constants().keySet()) {
            String constant = name.substring(name.indexOf('.') + 1);
            if (TUNED.matcher(constant).matches() && !UNITS.contains(constant) && !documented.contains(name)) {
                forgotten.add(name);
            }
        }
        assertEquals(Set.of(), forgotten, "put these in a table of docs/WIRE.md");
    }

    /** In nanoseconds where the constant is. */
    private static double documented(String cell, String name) {
        Matcher number = NUMBER.matcher(cell.strip());
        assertTrue(number.matches(), name + ": " + cell);
        double value = literal(number.group(1));
        value /= number.group(2) == null ? 1 : Double.parseDouble(number.group(2));
        return name.endsWith("_NANOS") ? value * NANOS.getOrDefault(String.valueOf(number.group(3)), 1.0) : value;
    }

    /** The value of an expression such as 64L << 20, 1 / 16.0 or TimeUnit.SECONDS.toNanos(2). */
    private static double evaluate(String expression) {
        String plain = expression.replaceAll("//.*", "").strip();
        Matcher time = Pattern.compile("TimeUnit\\.(\\w+)\\.to\\w+\\((.+)\\)").matcher(plain);
        if (time.matches()) {
            return literal(time.group(2)) * TimeUnit.valueOf(time.group(1)).toNanos(1);
        }
        Matcher two = Pattern.compile("(\\S+) (<<|/|-) (.+)").matcher(plain);
        if (!two.matches()) {
            return literal(plain);
        }
        double left = literal(two.group(1).replace("(", ""));
        return switch (two.group(2)) {
            case "/" -> left / literal(two.group(3));
            case "-" -> left - literal(two.group(3));
            default -> shifted(left, two.group(3));
        };
    }

    private static double shifted(double left, String by) {
        String[] parts = by.split("\\)? - ", -1); // (1 << 24) - 1
        double value = left * Math.pow(2, literal(parts[0]));
        return parts.length == 1 ? value : value - literal(parts[1]);
    }

    private static double literal(String text) {
        String digits = text.replaceAll("[_,L]", "");
        return digits.startsWith("0x") ? Integer.decode(digits) : Double.parseDouble(digits);
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(ROOT.resolve("docs/WIRE.md")))
                .results()
                .toList();
    }

    /** Class.NAME of both programs and of what they share, with the expression that it is. */
    private static Map<String, String> constants() throws IOException {
        Map<String, String> constants = new TreeMap<>();
        for (String module : List.of("common", "sender", "receiver")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                files.filter(TunedNumbersTest::isTuned).forEach(file -> read(file, constants));
            }
        }
        assertFalse(constants.isEmpty());
        return constants;
    }

    /** Cameras, the screen, browsers, JPEG and the command line have figures of their own. */
    private static boolean isTuned(Path file) {
        String path = file.toString();
        return path.endsWith(".java") && !path.matches(".*/udpcam/(cli|turbojpeg|display|web|encode|decode)/.*");
    }

    private static void read(Path file, Map<String, String> into) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String owner = file.getFileName().toString().replace(".java", "");
        CONSTANT.matcher(text)
                .results()
                .forEach(constant -> into.put(owner + "." + constant.group(1), constant.group(2)));
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("scripts"))) {
            folder = folder.resolve("..").normalize();
        }
        return folder;
    }
}
