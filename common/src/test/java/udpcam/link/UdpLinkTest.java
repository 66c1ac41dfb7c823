package udpcam.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.run.Worker;

/** Datagrams between links of one computer, and what becomes of those that nobody takes. */
class UdpLinkTest {
    private static final long SECOND = 1_000_000_000L;
    private static final byte ANSWER = 42;

    private final Counters counters = new Counters();
    private final ByteBuffer received = ByteBuffer.allocateDirect(Link.MAX_PAYLOAD_BYTES);

    private UdpLink to(String host, int port) throws IOException {
        Destination to = new Destination(host, port, 1);
        return UdpLink.to(to, name -> List.of(), datagram -> datagram.get(0) == ANSWER, () -> 0, counters)
                .open();
    }

    private UdpLink to(int port) throws IOException {
        return to(Loopback.HOST, port);
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocateDirect(length);
    }

    @Test
    void theLargestDatagramOfTheOriginalArrivesWhole() throws IOException {
        try (UdpLink receiver = Loopback.listening(0);
                UdpLink sender = to(Loopback.port(receiver))) {
            sender.send(bytes(65_473).putInt(65_469, 42));
            receiver.receive(received);
            assertEquals(65_473, received.remaining());
            assertEquals(42, received.getInt(65_469));
        }
    }

    @Test
    void aPortThatIsTakenIsRefused() throws IOException {
        try (UdpLink receiver = Loopback.listening(0)) {
            assertThrows(BindException.class, () -> Loopback.listening(Loopback.port(receiver)));
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
            try (UdpLink back = Loopback.listening(nobody)) {
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
        try (UdpLink receiver = Loopback.listening(0);
                UdpLink sender = to(Loopback.port(receiver))) {
            sender.send(bytes(70_000));
            assertEquals(1, counters.get(Counter.SEND_FAILED));
            assertFalse(sender.departures().trouble().isEmpty());
        }
    }

    @Test
    void aMarkThatIsRefusedIsNoReasonToEnd() throws IOException {
        try (UdpLink receiver = Loopback.listening(0)) {
            UdpLink sender = to(Loopback.port(receiver));
            try (sender) {
                assertTrue(sender.mark(34));
            }
            assertFalse(sender.mark(34));
        }
    }

    @Test
    void aReceiverThatAnswersFromAnotherOfItsAddressesIsHeard() throws IOException {
        try (UdpLink receiver = Loopback.listening(null, 0);
                UdpLink sender = to("127.0.0.2", Loopback.port(receiver))) {
            sender.send(bytes(10));
            InetSocketAddress from = Objects.requireNonNull(receiver.receive(received));
            receiver.send(bytes(20).put(0, ANSWER), from);
            InetSocketAddress answering = Objects.requireNonNull(sender.receive(received, SECOND));
            assertFalse(answering.getAddress().equals(Loopback.address("127.0.0.2")), "else this tests nothing");
            assertEquals(20, received.remaining());
        }
    }

    @Test
    void whatStrangersSendToTheSenderIsNotHeard() throws IOException {
        try (UdpLink receiver = Loopback.listening(0);
                UdpLink stranger = Loopback.listening("127.0.0.3", 0);
                UdpLink sender = to(Loopback.port(receiver))) {
            InetSocketAddress there = new InetSocketAddress(Loopback.address(Loopback.HOST), Loopback.port(sender));
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
    void theWaitForADatagramEndsWhenTheLinkIsClosed() throws IOException {
        UdpLink receiver = Loopback.listening(0);
        Worker.Step close = () -> {
            receiver.close();
            return false;
        };
        try (Worker closing = new Worker("close", close, Loopback::fail).start()) {
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
        assertThrows(BindException.class, () -> Loopback.listening("203.0.113.1", 0));
        assertThrows(UnknownHostException.class, () -> Loopback.listening("no-such-host.invalid", 0));
    }

    private static int freePort() throws IOException {
        try (UdpLink receiver = Loopback.listening(0)) {
            return Loopback.port(receiver);
        }
    }
}
