package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What a test needs of the system: missing, the test is skipped with the reason, but where CI runs it, it fails. */
public final class Needs {
    private Needs() {}

    /** Programs of the system that a test launches. */
    public static void programs(String... names) {
        for (String name : names) {
            check(succeeds("sh", "-c", "command -v " + name), name + " is not installed");
        }
    }

    /** A network namespace of one's own. */
    public static void root() {
        check(System.getProperty("user.name", "").equals("root"), "only root may make a network namespace");
    }

    /** Two network namespaces and what joins them. */
    public static void networkNamespaces() {
        root();
        programs("ip", "unshare");
        success("no network namespace can be made here", "unshare", "--net", "true");
    }

    /** A command that must succeed; {@code reason} is what it means if it does not. */
    public static void success(String reason, String... command) {
        check(succeeds(command), reason);
    }

    /** A file that a build may leave out. */
    public static void file(Path file, String reason) {
        check(Files.exists(file), file + " is not there: " + reason);
    }

    public static void pythonModule(String module) {
        programs("/usr/bin/python3");
        check(succeeds("/usr/bin/python3", "-c", "import " + module), "Python has no module " + module);
    }

    private static void check(boolean there, String reason) {
        if (Objects.equals(System.getenv("CI"), "true")) {
            assertTrue(there, reason);
        }
        assumeTrue(there, reason);
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
