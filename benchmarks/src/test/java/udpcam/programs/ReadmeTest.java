package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents say of the programs, held against them. */
class ReadmeTest {
    private static final Path ROOT = Launched.projectRoot();

    @ParameterizedTest
    @ValueSource(strings = {"sender", "receiver"})
    void theOptionsPageHasTheOptionsThatTheHelpHas(String program) throws Exception {
        String page = Files.readString(ROOT.resolve("docs/OPTIONS.md"));
        String help = help(program);
        assertTrue(page.contains("```\n" + help.strip() + "\n```"), "put this in:\n" + help);
    }

    @Test
    void readmeAndSecurityPageNameNoOptionThatTheProgramsDoNotHave() throws Exception {
        String pages = readme() + Files.readString(ROOT.resolve("SECURITY.md"));
        String ours = pages.lines()
                .filter(line -> !line.matches("\\| (watch|send|show|build) .*")) // of other programs
                .collect(Collectors.joining("\n"));
        Set<String> named = matches("(?<![\\w-])--[a-z][a-z-]+", ours);
        named.removeAll(matches("--[a-z][a-z-]+", help("sender") + help("receiver")));
        assertEquals(Set.of(), named);
    }

    @Test
    void theProgramsSayWhatTheReadmesTableOfTroublesQuotes() throws Exception {
        String code;
        try (Stream<Path> files = Files.walk(ROOT)) {
            code = files.filter(file ->
                            file.toString().endsWith(".java") && file.toString().contains("/src/main/"))
                    .map(ReadmeTest::text)
                    .collect(Collectors.joining());
        }
        String readme = readme();
        List<String> quoted = readme.substring(readme.indexOf("| what you see"), readme.indexOf("## When the network"))
                .lines()
                .filter(line -> line.startsWith("|"))
                .flatMap(row -> matches("`[^`]+`", row.split("\\|", -1)[1]).stream())
                .map(quote -> quote.replace("`", ""))
                .toList();
        assertTrue(quoted.size() > 7, quoted.toString());
        for (String words : quoted) {
            assertTrue(code.contains(words), words);
        }
    }

    @Test
    void theReadmesDelaysAreThoseOfTheMeasurements() throws Exception {
        List<String> measured =
                Files.readString(ROOT.resolve("docs/MEASUREMENTS.md")).lines().toList();
        String fast = readme();
        fast = fast.substring(fast.indexOf("## How fast"), fast.indexOf("## Limits"));
        List<String[]> rows = fast.lines()
                .filter(line -> line.endsWith(" ms |"))
                .map(row -> row.split("\\s*\\|\\s*", -1))
                .toList();
        assertTrue(rows.size() >= 2, fast);
        for (String[] row : rows) {
            for (int size = 0; size < 2; size++) { // the first tables of the measurements are those of the two sizes
                String delay = "| " + row[1] + " | " + row[2 + size].replace(" ms", " ");
                List<String> ofProgram = measured.stream()
                        .filter(line -> line.startsWith("| " + row[1] + " |"))
                        .toList();
                assertTrue(ofProgram.get(size).startsWith(delay), delay + "is not in " + ofProgram.get(size));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "CONTRIBUTING.md",
                "SECURITY.md",
                "docs/ARCHITECTURE.md",
                "docs/FAULTS.md",
                "docs/MEASUREMENTS.md",
                "docs/OPTIONS.md",
                "docs/WEB.md",
                "docs/WIRE.md"
            })
    void everyLinkOfADocumentLeadsToAFile(String name) throws Exception {
        Path document = ROOT.resolve(name);
        Pattern.compile("]\\(([^)#:]+)\\)")
                .matcher(Files.readString(document))
                .results()
                .map(link -> link.group(1))
                .forEach(link -> assertTrue(Files.exists(document.resolveSibling(link)), link));
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    /** Its standard output alone: a launcher that has to build first says so on standard error. */
    private static String help(String program) throws IOException {
        String script = ROOT.resolve("scripts").resolve(program).toString();
        try (Launched help = Launched.piped(Map.of(), List.of(script, "--help"))) {
            String text = new String(help.standardOutput().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, help.exitCode(), help.said());
            return text;
        }
    }

    private static Set<String> matches(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
