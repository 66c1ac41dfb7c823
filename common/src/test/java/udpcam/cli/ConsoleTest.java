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
                "<sender: one>\r\033[K<sender: two>\r\033[Ksender: hello\n<sender: three>\n"
                        .replace("<", "\033[?7l")
                        .replace(">", "\033[?7h"),
                printed());
    }

    @Test
    void theStatusLinesOfSenderAndReceiverOnOneTerminalAreToldApart() {
        new Console("sender", err, false).status("30.0 frames/s");
        new Console("receiver", err, false).status("30.0 frames/s");
        assertEquals("sender: 30.0 frames/s\nreceiver: 30.0 frames/s\n", printed());
    }

    @Test
    void elsewhereTheStatusIsPlainLines() {
        Console console = new Console("sender", err, false);
        console.status("one");
        console.say("hello");
        console.status("two");
        console.endStatus();
        assertEquals("sender: one\nsender: hello\nsender: two\n", printed());
    }
}
