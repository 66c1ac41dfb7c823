package udpcam.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoundReceiverTest {
    private static final InetSocketAddress ADDRESS = new InetSocketAddress("192.0.2.7", 12345);

    @Test
    void anotherComputerCannotPaintOnTheUsersTerminal() {
        String hostile = "\u001b[2Jbarn\r\n" + "x".repeat(100);
        assertEquals(
                "[2Jbarn" + "x".repeat(56), FoundReceiver.of(hostile, ADDRESS).name());
    }

    @Test
    void itIsToldAsTheOptionsTakeIt() {
        assertEquals("barn (192.0.2.7:12345)", FoundReceiver.of("barn", ADDRESS).text());
    }

    @ParameterizedTest
    @CsvSource({
        "workbench.example.org, workbench",
        "robot-3, robot-3",
        "my_pi, mypi",
        "localhost, receiver",
        "'', receiver",
        "0123456789012345678901234567890123456789xyz, 0123456789012345678901234567890123456789",
        "воронежский-ветряк-на-ферме, воронежский-ветряк-на", // 40 bytes of UTF-8
    })
    void aComputersNameIsTheFirstLabelOfItsHostName(String host, String label) {
        assertEquals(label, HostName.label(host));
    }
}
