package udpcam.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.count.Counters;

/** How a sender follows addresses that are not known yet or change, its own and those of its receiver. */
class UdpLinkFollowTest {
    private static final long SECOND = 1_000_000_000L;

    private final Counters counters = new Counters();
    private final ByteBuffer received = ByteBuffer.allocateDirect(Link.MAX_PAYLOAD_BYTES);
    private List<InetAddress> known = List.of();
    private long now;

    private List<InetAddress> lookUp(String name) throws UnknownHostException {
        if (known.isEmpty()) {
            throw new UnknownHostException(name);
        }
        return known;
    }

    /** Not open yet. */
    private UdpLink unopened(String host, int port) throws IOException {
        Destination to = new Destination(host, port, 1);
        return UdpLink.to(to, this::lookUp, datagram -> false, () -> now, counters);
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocateDirect(length);
    }

    @Test
    void aNameThatIsNotKnownAtTheStartIsSentToWhenItIs() throws IOException {
        try (UdpLink receiver = Loopback.listening(0);
                UdpLink sender = unopened("robot.lan", Loopback.port(receiver))) {
            sender.follow();
            sender.send(bytes(10));
            assertEquals(
                    "no address is known for this name", sender.departures().trouble());
            assertEquals(1, counters.get(Counter.SEND_FAILED));
            assertNull(sender.remoteAddress());
            known = List.of(Loopback.address(Loopback.HOST));
            sender.follow();
            sender.send(bytes(11));
            receiver.receive(received);
            assertEquals(11, received.remaining());
        }
    }

    @Test
    void aViewerWhoseNameHasAnotherAddressGetsTheStreamThereFromTheSamePort() throws IOException {
        known = List.of(Loopback.address(Loopback.HOST));
        try (UdpLink before = Loopback.listening(0);
                UdpLink after = Loopback.listening("127.0.0.2", Loopback.port(before));
                UdpLink sender = unopened("viewer.lan", Loopback.port(before)).open()) {
            sender.send(bytes(10));
            InetSocketAddress from = Objects.requireNonNull(before.receive(received));
            before.send(bytes(20), from);
            sender.receive(received, SECOND);
            known = List.of(Loopback.address("127.0.0.2"));
            now += SECOND;
            sender.follow();
            assertEquals(
                    Loopback.address(Loopback.HOST),
                    Objects.requireNonNull(sender.remoteAddress()).getAddress());
            now += 2 * SECOND; // without an answer
            sender.follow();
            sender.send(bytes(11));
            assertEquals(
                    from.getPort(),
                    Objects.requireNonNull(after.receive(received)).getPort());
        }
    }

    @Test
    void aSenderWhoseOwnAddressHasChangedSendsFromTheNewOne() throws IOException {
        try (UdpLink receiver = Loopback.listening(0);
                DatagramChannel old = DatagramChannel.open()) {
            Destination to = new Destination(Loopback.HOST, Loopback.port(receiver), 1);
            boolean[] isOwn = {true};
            RemoteEndpoint endpoint = new RemoteEndpoint(to, this::lookUp, address -> isOwn[0]);
            old.bind(new InetSocketAddress(Loopback.address("127.0.0.4"), 0)).connect(receiver.localAddress());
            Sockets sockets = new Sockets(old, null, receiver.localAddress());
            assertTrue(endpoint.keeps(sockets, false), "the system would choose another one, but this works");
            isOwn[0] = false;
            assertFalse(endpoint.keeps(sockets, false));
        }
    }

    @Test
    void aStreamThatGoesAnotherWayKeepsItsPort() throws IOException {
        try (UdpLink receiver = Loopback.listening(0);
                Sockets first = Sockets.connected(
                        new InetSocketAddress(Loopback.address("127.0.0.2"), Loopback.port(receiver)))) {
            Destination to = new Destination(Loopback.HOST, Loopback.port(receiver), 1);
            RemoteEndpoint endpoint = new RemoteEndpoint(to, this::lookUp, address -> true);
            int port = first.localAddress().getPort();
            Sockets second = endpoint.open(first);
            assertEquals(new InetSocketAddress(Loopback.address(Loopback.HOST), port), second.localAddress());
            second.send(bytes(33));
            assertEquals(
                    port, Objects.requireNonNull(receiver.receive(received)).getPort());
        }
    }

    @Test
    void aSenderGoesOnOverTheSocketsItHasWhileThereIsNoWayForNewOnes() throws IOException {
        Sockets[] opened = new Sockets[1];
        boolean[] isThere = {true};
        Endpoint endpoint = new Endpoint() {
            @Override
            public Sockets open(@Nullable Sockets previous) throws IOException {
                if (!isThere[0]) {
                    throw new IOException("Network is unreachable");
                }
                opened[0] = Sockets.connected(new InetSocketAddress(Loopback.address(Loopback.HOST), 9));
                return opened[0];
            }

            @Override
            public boolean keeps(Sockets sockets, boolean isSilent) {
                return false;
            }
        };
        try (UdpLink sender = new UdpLink(endpoint, datagram -> true, () -> now, counters).open()) {
            isThere[0] = false;
            sender.follow();
            assertTrue(opened[0].isOpen());
            assertEquals("Network is unreachable", sender.departures().trouble());
        }
        assertFalse(opened[0].isOpen());
    }
}
