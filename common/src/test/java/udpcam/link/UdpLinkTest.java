package udpcam.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.run.Worker;

class UdpLinkTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String LOOPBACK = "127.0.0.1";
    private static final byte ANSWER = 42;

    private final Counters counters = new Counters();
    private final ByteBuffer received = ByteBuffer.allocateDirect(Link.MAX_PAYLOAD_BYTES);
    private List<InetAddress> known = List.of();
    private long now;

    private static UdpLink listening(int port) throws IOException {
        return UdpLink.listening(LOOPBACK, null, port, UdpLinkTest::fail);
    }

    private static void fail(Throwable failure) {
        throw new AssertionError(failure);
    }

    private static int port(UdpLink link) {
        return link.localAddress().getPort();
    }

    private static InetAddress address(String text) {
        return Objects.requireNonNull(Addresses.parse(text));
    }

    private List<InetAddress> lookUp(String name) throws UnknownHostException {
        if (known.isEmpty()) {
            throw new UnknownHostException(name);
        }
        return known;
    }

    /** Not open yet. */
    private UdpLink unopened(String host, int port) throws IOException {
        Destination to = new Destination(host, port, 1);
        return UdpLink.to(to, this::lookUp, datagram -> datagram.get(0) == ANSWER, () -> now, counters);
    }

    private UdpLink to(int port) throws IOException {
        return unopened(LOOPBACK, port).open();
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocateDirect(length);
    }

    @Test
    void theLargestDatagramOfTheOriginalArrivesWhole() throws IOException {
        try (UdpLink receiver = listening(0);
                UdpLink sender = to(port(receiver))) {
            sender.send(bytes(65_473).putInt(65_469, 42));
            receiver.receive(received);
            assertEquals(65_473, received.remaining());
            assertEquals(42, received.getInt(65_469));
        }
    }

    @Test
    void aPortThatIsTakenIsRefused() throws IOException {
        try (UdpLink receiver = listening(0)) {
            assertThrows(BindException.class, () -> listening(port(receiver)));
        }
    }

    @Test
    void aSenderThatNoOneListensToGoesOnAndHearsOfIt() throws IOException {
        int nobody = freePort();
        try (UdpLink sender = to(nobody)) {
            for (int i = 0; i < 10; i++) {
                sender.send(bytes(10));
            }
            Departures departures = sender.departures();
            assertTrue(counters.get(Counter.SEND_REFUSED) > 0);
            assertEquals("nobody listens there", departures.trouble());
            try (UdpLink back = listening(nobody)) {
                sender.send(bytes(10));
                sender.send(bytes(11));
                long troubles = departures.troubles();
                back.receive(received);
                sender.send(bytes(12));
                assertEquals(troubles, departures.troubles());
            }
        }
    }

    @Test
    void aDatagramThatIsTooLongIsCounted() throws IOException {
        try (UdpLink receiver = listening(0);
                UdpLink sender = to(port(receiver))) {
            sender.send(bytes(70_000));
            assertEquals(1, counters.get(Counter.SEND_FAILED));
            assertFalse(sender.departures().trouble().isEmpty());
        }
    }

    @Test
    void aMarkThatIsRefusedIsNoReasonToEnd() throws IOException {
        try (UdpLink receiver = listening(0)) {
            UdpLink sender = to(port(receiver));
            try (sender) {
                assertTrue(sender.mark(34));
            }
            assertFalse(sender.mark(34));
        }
    }

    @Test
    void aReceiverThatAnswersFromAnotherOfItsAddressesIsHeard() throws IOException {
        try (UdpLink receiver = UdpLink.listening(null, null, 0, UdpLinkTest::fail);
                UdpLink sender = unopened("127.0.0.2", port(receiver)).open()) {
            sender.send(bytes(10));
            InetSocketAddress from = Objects.requireNonNull(receiver.receive(received));
            receiver.send(bytes(20).put(0, ANSWER), from);
            InetSocketAddress answering = Objects.requireNonNull(sender.receive(received, SECOND));
            assertFalse(answering.getAddress().equals(address("127.0.0.2")), "else this tests nothing");
            assertEquals(20, received.remaining());
        }
    }

    @Test
    void whatStrangersSendToTheSenderIsNotHeard() throws IOException {
        try (UdpLink receiver = listening(0);
                UdpLink stranger = UdpLink.listening("127.0.0.3", null, 0, UdpLinkTest::fail);
                UdpLink sender = to(port(receiver))) {
            InetSocketAddress there = new InetSocketAddress(address(LOOPBACK), port(sender));
            stranger.send(bytes(20), there);
            stranger.send(bytes(21).put(0, ANSWER), there);
            receiver.send(bytes(22), there);
            assertNotNull(sender.receive(received, SECOND));
            assertEquals(22, received.remaining(), "the remote needs no token");
            assertNull(sender.receive(received, 0), "a stranger without one");
            assertNotNull(sender.receive(received, 0));
            assertEquals(21, received.remaining());
        }
    }

    @Test
    void aNameThatIsNotKnownAtTheStartIsSentToWhenItIs() throws IOException {
        try (UdpLink receiver = listening(0);
                UdpLink sender = unopened("robot.lan", port(receiver))) {
            sender.follow();
            sender.send(bytes(10));
            assertEquals(
                    "no address is known for this name", sender.departures().trouble());
            assertEquals(1, counters.get(Counter.SEND_FAILED));
            assertNull(sender.remoteAddress());
            known = List.of(address(LOOPBACK));
            sender.follow();
            sender.send(bytes(11));
            receiver.receive(received);
            assertEquals(11, received.remaining());
        }
    }

    @Test
    void aViewerWhoseNameHasAnotherAddressGetsTheStreamThereFromTheSamePort() throws IOException {
        known = List.of(address(LOOPBACK));
        try (UdpLink before = listening(0);
                UdpLink after = UdpLink.listening("127.0.0.2", null, port(before), UdpLinkTest::fail);
                UdpLink sender = unopened("viewer.lan", port(before)).open()) {
            sender.send(bytes(10));
            InetSocketAddress from = Objects.requireNonNull(before.receive(received));
            before.send(bytes(20), from);
            sender.receive(received, SECOND);
            known = List.of(address("127.0.0.2"));
            now += SECOND;
            sender.follow();
            assertEquals(
                    address(LOOPBACK),
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
        try (UdpLink receiver = listening(0);
                DatagramChannel old = DatagramChannel.open()) {
            Destination to = new Destination(LOOPBACK, port(receiver), 1);
            boolean[] isOwn = {true};
            RemoteEndpoint endpoint = new RemoteEndpoint(to, this::lookUp, address -> isOwn[0]);
            old.bind(new InetSocketAddress(address("127.0.0.4"), 0)).connect(receiver.localAddress());
            Sockets sockets = new Sockets(old, null, receiver.localAddress());
            assertTrue(endpoint.keeps(sockets, false), "the system would choose another one, but this works");
            isOwn[0] = false;
            assertFalse(endpoint.keeps(sockets, false));
        }
    }

    @Test
    void aStreamThatGoesAnotherWayKeepsItsPort() throws IOException {
        try (UdpLink receiver = listening(0);
                Sockets first = Sockets.connected(new InetSocketAddress(address("127.0.0.2"), port(receiver)))) {
            Destination to = new Destination(LOOPBACK, port(receiver), 1);
            RemoteEndpoint endpoint = new RemoteEndpoint(to, this::lookUp, address -> true);
            int port = first.localAddress().getPort();
            Sockets second = endpoint.open(first);
            assertEquals(new InetSocketAddress(address(LOOPBACK), port), second.localAddress());
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
                opened[0] = Sockets.connected(new InetSocketAddress(address(LOOPBACK), 9));
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

    @Test
    void theWaitForADatagramEndsWhenTheLinkIsClosed() throws IOException {
        UdpLink receiver = listening(0);
        Worker.Step close = () -> {
            receiver.close();
            return false;
        };
        try (Worker closing = new Worker("close", close, UdpLinkTest::fail).start()) {
            assertThrows(ClosedChannelException.class, () -> {
                while (receiver.receive(received) == null) {
                    assertNotNull(closing);
                }
            });
        }
    }

    @Test
    void everythingIsClosedEvenIfOneCloseFails() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        AutoCloseable failing = () -> {
            throw new IOException("will not close");
        };
        Sockets.closeAll(failing, null, channel);
        assertFalse(channel.isOpen());
    }

    @Test
    void anAddressThatIsNotOfThisComputerIsRefusedAndNotWaitedFor() {
        assertThrows(BindException.class, () -> UdpLink.listening("203.0.113.1", null, 0, UdpLinkTest::fail));
        assertThrows(
                UnknownHostException.class,
                () -> UdpLink.listening("no-such-host.invalid", null, 0, UdpLinkTest::fail));
    }

    private static int freePort() throws IOException {
        try (UdpLink receiver = listening(0)) {
            return port(receiver);
        }
    }
}
