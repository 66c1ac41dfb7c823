package udpcam.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiverSearchTest {
    private static InetAddress[] addresses(String... texts) {
        return Stream.of(texts).map(ReceiverSearchTest::address).toArray(InetAddress[]::new);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'2001:db8::1 192.0.2.1', 192.0.2.1", // IPv4 first
        "'192.0.2.1 127.0.0.9', 127.0.0.9", // but the network where it was found before all
        "'2001:db8::1', 2001:db8::1",
        "'fe80::1 2001:db8::1', 2001:db8::1",
    })
    void ofAReceiversAddressesTheNearestIsTaken(String given, String taken) {
        InetAddress own = address("127.0.0.1");
        assertEquals(address(taken), ReceiverSearch.reachable(addresses(given.split(" ", -1)), own));
    }

    @Test
    void addressesThatNobodyCanHaveAreNoReceivers() {
        InetAddress own = address("127.0.0.1");
        assertNull(ReceiverSearch.reachable(addresses("0.0.0.0", "239.1.2.3", "fe80::1"), own));
        assertNull(ReceiverSearch.reachable(addresses(), own));
        assertNull(ReceiverSearch.reachable(addresses("127.0.0.1", "::1"), address("192.0.2.2")), "found in a network");
    }
}
