package udpcam.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packages and classes that the documents name, held against the code. */
class ArchitecturePageTest {
    private static final Path ROOT = TunedNumbersTest.ROOT;
    private static final Pattern PACKAGE = Pattern.compile("^ {4}.{10}([a-z0-9.]+) \\((\\d+)\\) ", Pattern.MULTILINE);
    private static final Pattern IMPORT = Pattern.compile("^import (?:static )?udpcam\\.([a-z0-9.]+)\\.[A-Z]");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z0-9]+[A-Z]\\w*)(?:\\.\\w+)?`");

    @Test
    void thePageHasEveryPackageWithTheNumberOfItsFiles() throws IOException {
        Map<String, Integer> listed = new TreeMap<>();
        listed().forEach(row -> listed.put(row.group(1), Integer.valueOf(row.group(2))));
        Map<String, Integer> found = new TreeMap<>();
        for (Path file : programs()) {
            found.merge(packageOf(file), 1, Integer::sum);
        }
        assertEquals(found, listed);
    }

    @Test
    void aPackageImportsOnlyPackagesThatThePageHasFurtherDown() throws IOException {
        List<String> order = listed().stream().map(row -> row.group(1)).toList();
        Set<String> upwards = new TreeSet<>();
        for (Path file : programs()) {
            int place = order.indexOf(packageOf(file));
            text(file)
                    .lines()
                    .flatMap(line -> IMPORT.matcher(line).results())
                    .map(match -> match.group(1))
                    .filter(imported -> order.indexOf(imported) < place)
                    .forEach(imported -> upwards.add(packageOf(file) + " -> " + imported));
        }
        assertEquals(Set.of(), upwards);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/ARCHITECTURE.md", "docs/WIRE.md", "CONTRIBUTING.md", "SECURITY.md"})
    void everyClassThatADocumentNamesIsInTheCode(String document) throws IOException {
        Set<String> classes = Stream.concat(files("src/main/java").stream(), files("src/test/java").stream())
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        classes.addAll(Set.of("NullAway", "ArchUnit")); // of others
        Set<String> named = CLASS.matcher(text(ROOT.resolve(document)))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(named.size() > 2, named.toString());
        named.removeAll(classes);
        assertEquals(Set.of(), named);
    }

    private static List<MatchResult> listed() throws IOException {
        return PACKAGE.matcher(text(ROOT.resolve("docs/ARCHITECTURE.md")))
                .results()
                .toList();
    }

    private static List<Path> programs() throws IOException {
        return files("src/main/java").stream()
                .filter(file -> !file.startsWith(ROOT.resolve("benchmarks")))
                .filter(file -> !file.endsWith("package-info.java"))
                .toList();
    }

    private static List<Path> files(String folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : List.of("common", "sender", "receiver", "benchmarks")) {
            try (Stream<Path> found = Files.walk(ROOT.resolve(module).resolve(folder))) {
                found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return files;
    }

    /** The folders below udpcam, with dots. */
    private static String packageOf(Path file) {
        List<String> folders = new ArrayList<>();
        file.forEach(folder -> folders.add(folder.toString()));
        return String.join(".", folders.subList(folders.lastIndexOf("udpcam") + 1, folders.size() - 1));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
