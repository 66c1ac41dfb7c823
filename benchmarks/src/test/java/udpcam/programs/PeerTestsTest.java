package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The tests that the programs in other languages have of their own, among them those of the vectors. */
class PeerTestsTest {
    private static void assertPasses(String line) throws IOException {
        String shell = "cd '" + Launched.projectRoot() + "' && " + line;
        try (Launched tests = Launched.command(Map.of(), List.of("sh", "-ec", shell))) {
            tests.awaitEnd(300);
            assertEquals(0, tests.exitCode(), tests.said());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void thoseInCppPassWithSanitizers() throws Exception {
        CppPeer.build();
        assertPasses("ctest --test-dir target/peers-cpp --output-on-failure --no-tests=error");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void thoseInJavaScriptPass() throws Exception {
        Needs.programs("node");
        assertPasses("cd peers/javascript && node --test test/");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void thoseInPythonPass() throws Exception {
        Needs.pythonModule("cv2");
        assertPasses("/usr/bin/python3 peers/python/vectors_test.py");
    }
}
