package udpcam.house;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class says of all its tests that two run at a time, or of none: one that does not say so would run beside one that does. */
class TestsAloneTest {
    private static final Pattern TEST =
            Pattern.compile("^    @(Test|ParameterizedTest|RepeatedTest)\\b", Pattern.MULTILINE);
    private static final Pattern AT_A_TIME =
            Pattern.compile("^    @Execution\\(ExecutionMode.CONCURRENT\\)", Pattern.MULTILINE);

    @Test
    void allTestsOfAClassRunTwoAtATimeOrNone() throws IOException {
        int classes = 0;
        for (String module : List.of("common", "sender", "receiver", "benchmarks")) {
            try (Stream<Path> files = Files.walk(TunedNumbersTest.ROOT.resolve(module + "/src/test/java"))) {
                for (Path file : files.filter(each -> each.toString().endsWith("Test.java"))
                        .toList()) {
                    String source = Files.readString(file);
                    long concurrent = AT_A_TIME.matcher(source).results().count();
                    long tests = TEST.matcher(source).results().count();
                    assertTrue(concurrent == 0 || concurrent == tests, () -> file + ": " + concurrent + " of " + tests);
                    classes += concurrent > 0 ? 1 : 0;
                }
            }
        }
        assertTrue(classes > 5, classes + " classes");
    }
}
