package udpcam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class LaunchTest {
    /** A program that only fails. */
    @Command
    private record Failing(Exception failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }

    private static String said(Exception failure) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console("receiver", new PrintStream(err, true, StandardCharsets.UTF_8), false);
        assertEquals(
                Launch.ENVIRONMENT,
                Launch.run(new Failing(failure), console, new PrintWriter(new StringWriter(), true)));
        return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void tooLittleMemoryIsToldInALineWithTheFlagThatAllowsMore() {
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");
        assertEquals(
                "receiver: There is not enough memory (Java heap space): allow more: "
                        + "UDPCAM_OPTS='-Xmx2g -XX:MaxDirectMemorySize=2g'\n",
                said(new IllegalStateException(error)));
    }

    @Test
    void aLibraryThatCannotBeLoadedIsToldInALineWithItsReason() {
        UnsatisfiedLinkError error = new UnsatisfiedLinkError("no jniavutil in java.library.path");
        error.initCause(new UnsatisfiedLinkError("/a/libjniavutil.so: failed to map segment\nmore"));
        String line = Failure.explain(error, List.of());
        assertEquals(
                "The native libraries cannot be loaded: /a/libjniavutil.so: failed to map segment; name a folder that "
                        + "can be written and is not mounted noexec: UDPCAM_OPTS=-Dorg.bytedeco.javacpp.cachedir=FOLDER",
                line);
        assertEquals(line, Failure.explain(new IllegalStateException(error), List.of()));
    }

    @Test
    void whyNoFolderIsOfUseIsTold() {
        List<String> refusals = List.of("/a is mounted noexec", "/b cannot be written");
        assertEquals(
                "The native libraries cannot be loaded: /a is mounted noexec, /b cannot be written; name a folder that "
                        + "can be written and is not mounted noexec: UDPCAM_OPTS=-Dorg.bytedeco.javacpp.cachedir=FOLDER",
                Failure.explain(new UnsatisfiedLinkError("no"), refusals));
    }

    @Test
    void aRefusalOfTheEnvironmentIsItsOwnLine() {
        assertEquals("receiver: No display\n", said(new EnvironmentException("No display")));
    }

    @Test
    void aBugIsToldWithItsTraceAndWithoutThePasswordsInIt() {
        String said = said(new IllegalStateException("odd: rtsp://u:secret@cam/x"));
        assertTrue(
                said.startsWith("receiver: This is a bug, or a broken installation: "
                        + "java.lang.IllegalStateException: odd: rtsp://u:***@cam/x\n"),
                said);
        assertTrue(said.contains("\tat udpcam.cli.LaunchTest."), said);
        assertFalse(said.contains("secret"), said);
    }
}
