package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.cli.Console;
import udpcam.count.Counters;
import udpcam.link.Departures;

class TroubleTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console("sender", new PrintStream(err, true, StandardCharsets.UTF_8), false);
    private final Departures departures = new Departures(new Counters());
    private @Nullable InetSocketAddress address;
    private final SenderStatus.Trouble trouble = new SenderStatus.Trouble("robot", departures, () -> address);

    private String said() {
        String said = err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
        err.reset();
        return said;
    }

    private void seconds(int count, Runnable each) {
        for (int i = 0; i < count; i++) {
            each.run();
            trouble.check(console);
        }
    }

    @Test
    void whatKeepsDatagramsIsToldOnceAndToldAgainWhenItEnds() {
        seconds(5, () -> departures.failed(new IOException("Network is unreachable")));
        assertEquals("sender: robot: Network is unreachable; trying again until it works\n", said());
        assertEquals("Network is unreachable", trouble.text());
        seconds(3, () -> departures.left(100));
        assertEquals("sender: robot: the datagrams leave again\n", said());
        assertEquals("", trouble.text());
    }

    @Test
    void whereNobodyListensTheSenderSendsOn() {
        seconds(2, () -> {
            departures.failed(new PortUnreachableException());
            departures.left(100);
        });
        assertEquals("sender: robot: nobody listens there; sending on\n", said());
    }

    @Test
    void datagramsAreNotSaidToLeaveAgainWhileTheCameraGivesNone() {
        seconds(1, () -> departures.failed(new IOException("Network is unreachable")));
        said();
        seconds(10, () -> {});
        assertEquals("", said());
        seconds(3, () -> departures.left(100));
        assertEquals("sender: robot: the datagrams leave again\n", said());
    }

    @Test
    void theAddressOfANameIsToldWhenItIsFoundAndWhenItChanges() {
        seconds(1, () -> {});
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 12345);
        seconds(2, () -> {});
        assertEquals("sender: robot: its address is 127.0.0.1:12345 now\n", said());
    }
}
