package udpcam.receiver.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import udpcam.cli.Console;

class StreamMessagesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final InetSocketAddress REAL = new InetSocketAddress("10.0.0.1", 5000);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private long now = -5 * SECOND;
    private final StreamMessages messages = new StreamMessages(
            new Console("receiver", new PrintStream(said, true, StandardCharsets.UTF_8), false), () -> now);

    private static InetSocketAddress stranger(int number) {
        return new InetSocketAddress("10.0.0.2", 1000 + number);
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private void assertLastSaid(String text) {
        List<String> lines = lines();
        assertTrue(lines.get(lines.size() - 1).endsWith(text), lines.toString());
    }

    @Test
    void aRealSenderIsToldThoughTwentyFourWereShownBeforeIt() {
        for (int i = 0; i < 24; i++) {
            messages.follows(stranger(i));
        }
        assertEquals(10, lines().size(), "a crowd is told at its beginning only");
        messages.follows(REAL);
        for (int i = 0; i < 10; i++) {
            now += SECOND;
            messages.tick(now);
        }
        assertEquals(11, lines().size());
        assertLastSaid("Showing 10.0.0.1:5000");
    }

    @Test
    void aSenderThatComesBackIsToldAgainHoweverManyStrangersSendBeside() {
        messages.follows(REAL);
        for (int i = 0; i < 1000; i++) {
            messages.ignores(stranger(i));
        }
        assertEquals(11, lines().size());
        messages.follows(stranger(1));
        messages.follows(REAL);
        assertEquals(13, lines().size());
        assertLastSaid("Showing 10.0.0.1:5000");
    }

    @Test
    void strangersThatWerePassedOverAreCountedInTheNextMessage() {
        for (int i = 0; i < 15; i++) {
            messages.ignores(stranger(i));
        }
        now += 10 * SECOND;
        messages.ignores(stranger(99));
        assertLastSaid(
                "Not showing 10.0.0.2:1099, which sends here too (--from HOST chooses, --show all shows several); so do 5 more");
        now += 3600 * SECOND;
        for (int i = 0; i < 15; i++) {
            messages.ignores(stranger(i));
        }
        assertEquals(21, lines().size(), "an hour without gives ten, not more");
    }
}
