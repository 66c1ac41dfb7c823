package udpcam.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.count.Counters;

class MulticastTest {
    private static final long SECOND = 1_000_000_000L;
    private static final InetAddress GROUP = Objects.requireNonNull(Addresses.parse("239.255.77.1"));

    private final ByteBuffer received = ByteBuffer.allocateDirect(Link.MAX_PAYLOAD_BYTES);
    private List<NetworkInterface> networks = List.of();

    private static NetworkInterface loopback() throws SocketException {
        return NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
    }

    private static UdpLink member(@Nullable String bind, int port) throws IOException {
        return UdpLink.listening(bind, GROUP, port, failure -> {});
    }

    private static int freePort() throws IOException {
        try (UdpLink any = UdpLink.listening(null, null, 0, failure -> {})) {
            return any.localAddress().getPort();
        }
    }

    /** Sends to the group on the loopback interface. */
    private static UdpLink sender(int port, String network) throws IOException {
        Destination to = new Destination(GROUP.getHostAddress() + "%" + network, port, 1);
        return UdpLink.to(to, name -> List.of(), datagram -> true, () -> 0, new Counters());
    }

    @Test
    void severalReceiversOnAComputerHearAGroup() throws IOException {
        int port = freePort();
        try (UdpLink everywhere = member(null, port);
                UdpLink byAddress = member("127.0.0.1", port);
                UdpLink byName = member(loopback().getName(), port);
                UdpLink sender = sender(port, loopback().getName()).open()) {
            sender.send(ByteBuffer.allocate(17));
            for (UdpLink member : List.of(everywhere, byAddress, byName)) {
                InetSocketAddress from = Objects.requireNonNull(member.receive(received, SECOND));
                assertEquals(sender.localAddress().getPort(), from.getPort());
                assertEquals(17, received.remaining());
            }
        }
    }

    @Test
    void aGroupIsJoinedOnAnInterfaceThatComesLaterAndAgainWhenItComesBack() throws IOException {
        int port = freePort();
        LocalEndpoint local = new LocalEndpoint(null, GROUP, port, () -> networks);
        try (UdpLink member = new UdpLink(local, datagram -> true, () -> 0, new Counters()).open();
                UdpLink sender =
                        sender(port, String.valueOf(loopback().getIndex())).open()) {
            sender.send(ByteBuffer.allocate(10));
            assertNull(member.receive(received, 0), "there is no interface yet");
            for (int i = 0; i < 2; i++) {
                networks = List.of(loopback());
                member.follow();
                sender.send(ByteBuffer.allocate(11));
                assertNotNull(member.receive(received, SECOND));
                assertEquals(11, received.remaining());
                networks = List.of();
                member.follow();
                sender.send(ByteBuffer.allocate(12));
                assertNull(member.receive(received, 0));
            }
        }
    }

    @Test
    void aSenderWhoseInterfaceIsNotThereYetSaysSo() throws IOException {
        try (UdpLink sender = sender(freePort(), "eth77")) {
            sender.follow();
            assertEquals(
                    "there is no network interface eth77", sender.departures().trouble());
        }
    }

    @Test
    void aGroupIsKnownAsOneBeforeItsInterfaceIsThere() {
        InetAddress group = new Destination("ff05::77%eth77", 5000, 1).literal();
        assertTrue(Objects.requireNonNull(group).isMulticastAddress());
        assertNull(new Destination("robot.lan", 5000, 1).literal());
    }

    @Test
    void aGroupIsJoinedOnlyOnAnAddressOfThisComputer() throws IOException {
        int port = freePort();
        BindException refusal = assertThrows(BindException.class, () -> member("203.0.113.1", port));
        assertEquals("203.0.113.1 is no address of this computer", refusal.getMessage());
    }
}
