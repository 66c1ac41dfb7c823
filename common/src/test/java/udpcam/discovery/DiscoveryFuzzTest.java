package udpcam.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What others announce: a name, and addresses. */
class DiscoveryFuzzTest {
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    @FuzzTest
    void aReceiversNameIsPlainTextInOneLine(byte[] input) {
        String name = new String(input, StandardCharsets.UTF_8);
        FoundReceiver found = FoundReceiver.of(name, new InetSocketAddress("192.0.2.7", 12345));
        assertTrue(found.name().getBytes(StandardCharsets.UTF_8).length <= 63);
        assertTrue(found.text().codePoints().noneMatch(DiscoveryFuzzTest::isOdd));
        assertTrue(HostName.label(name).matches("[\\p{L}\\d-]{1,40}"));
        assertTrue(HostName.label(name).getBytes(StandardCharsets.UTF_8).length <= 40);
    }

    private static boolean isOdd(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    @FuzzTest
    void oneOfTheAddressesIsChosenThatDatagramsCanBeSentTo(byte[] input) throws UnknownHostException {
        ByteBuffer bytes = ByteBuffer.wrap(input);
        List<InetAddress> told = new ArrayList<>();
        while (bytes.remaining() > IPV6_BYTES && told.size() < 20) {
            byte[] address = new byte[(bytes.get() & 1) == 0 ? IPV4_BYTES : IPV6_BYTES];
            bytes.get(address);
            told.add(InetAddress.getByAddress(address));
        }
        InetAddress own = InetAddress.getLoopbackAddress();
        InetAddress chosen = ReceiverSearch.reachable(told.toArray(InetAddress[]::new), own);
        assertTrue(chosen == null || told.contains(chosen));
        assertEquals(chosen == null, ReceiverSearch.reachable(told.toArray(InetAddress[]::new), own) == null);
        assertTrue(chosen == null || !(chosen.isAnyLocalAddress() || chosen.isMulticastAddress()));
    }
}
