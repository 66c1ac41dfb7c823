package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {
    @ParameterizedTest
    @ValueSource(strings = {"sender", "receiver"})
    void theReadmeHasTheOptionsThatTheHelpHas(String program) throws Exception {
        String readme = Files.readString(Launched.projectRoot().resolve("README.md"));
        try (Launched help = Launched.script(program, Map.of(), "--help")) {
            assertEquals(0, help.exitCode());
            assertTrue(readme.contains("```\n" + help.said().strip() + "\n```"), "put this in:\n" + help.said());
        }
    }
}
