package udpcam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void onATerminalTheStatusIsOverwrittenInPlace() {
        Console console = new Console("sender", err, true);
        console.status("one");
        console.status("two");
        console.say("hello");
        console.status("three");
        console.endStatus();
        assertEquals(
                "<one>\r\033[K<two>\r\033[Ksender: hello\n<three>\n"
                        .replace("<", "\033[?7l")
                        .replace(">", "\033[?7h"),
                printed());
    }

    @Test
    void elsewhereTheStatusIsPlainLines() {
        Console console = new Console("sender", err, false);
        console.status("one");
        console.say("hello");
        console.status("two");
        console.endStatus();
        assertEquals("one\nsender: hello\ntwo\n", printed());
    }
}
