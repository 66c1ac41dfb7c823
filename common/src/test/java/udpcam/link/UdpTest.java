package udpcam.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.run.Counter;
import udpcam.run.Counters;

class UdpTest {
    private final Counters counters = new Counters();

    private static UdpSource anyPort() throws IOException {
        return new UdpSource(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @Test
    void theLargestDatagramOfTheOriginalArrivesWhole() throws IOException {
        try (UdpSource source = anyPort();
                UdpSink sink = new UdpSink(source.localAddress(), 1, counters)) {
            ByteBuffer sent = ByteBuffer.allocateDirect(65_473);
            sent.putInt(65_469, 42);
            sink.send(sent);
            ByteBuffer received = ByteBuffer.allocateDirect(DatagramSource.MAX_PAYLOAD_BYTES);
            source.receive(received);
            assertEquals(65_473, received.remaining());
            assertEquals(42, received.getInt(65_469));
        }
    }

    @Test
    void aPortThatIsTakenIsRefused() throws IOException {
        try (UdpSource source = anyPort()) {
            assertThrows(BindException.class, () -> new UdpSource(source.localAddress()));
        }
    }

    @Test
    void aSenderThatNoOneListensToGoesOnAndHearsOfIt() throws IOException {
        InetSocketAddress nobody;
        try (UdpSource source = anyPort()) {
            nobody = source.localAddress();
        }
        try (UdpSink sink = new UdpSink(nobody, 1, counters)) {
            for (int i = 0; i < 10; i++) {
                sink.send(ByteBuffer.allocate(10));
            }
            assertTrue(counters.get(Counter.SEND_REFUSED) > 0);
            assertEquals("nobody listens there", sink.trouble());
            try (UdpSource back = new UdpSource(nobody)) {
                sink.send(ByteBuffer.allocate(10));
                sink.send(ByteBuffer.allocate(11));
                long troubles = sink.troubles();
                back.receive(ByteBuffer.allocateDirect(DatagramSource.MAX_PAYLOAD_BYTES));
                sink.send(ByteBuffer.allocate(12));
                assertEquals(troubles, sink.troubles());
            }
        }
    }

    @Test
    void aDatagramThatIsTooLongIsCounted() throws IOException {
        try (UdpSource source = anyPort();
                UdpSink sink = new UdpSink(source.localAddress(), 1, counters)) {
            sink.send(ByteBuffer.allocate(70_000));
            assertEquals(1, counters.get(Counter.SEND_FAILED));
            assertTrue(!sink.trouble().isEmpty());
        }
    }

    @Test
    void aMarkThatIsRefusedIsNoReasonToEnd() throws IOException {
        try (UdpSource source = anyPort()) {
            UdpSink sink = new UdpSink(source.localAddress(), 1, counters);
            try (sink) {
                assertTrue(sink.mark(34));
            }
            assertFalse(sink.mark(34));
        }
    }

    @Test
    void severalReceiversOnAComputerHearAGroup() throws IOException {
        InetSocketAddress group =
                new InetSocketAddress(Objects.requireNonNull(Addresses.parse("239.255.77.1")), port());
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (UdpSource everywhere = new UdpSource(group, null);
                UdpSource here = new UdpSource(group, loopback);
                DatagramChannel sender = DatagramChannel.open(StandardProtocolFamily.INET)) {
            sender.setOption(StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByInetAddress(loopback));
            sender.send(ByteBuffer.allocate(17), group);
            for (UdpSource source : List.of(everywhere, here)) {
                ByteBuffer received = ByteBuffer.allocateDirect(DatagramSource.MAX_PAYLOAD_BYTES);
                assertEquals(sender.socket().getLocalPort(), port(source.receive(received)));
                assertEquals(17, received.remaining());
            }
        }
    }

    private static int port() throws IOException {
        try (UdpSource source = anyPort()) {
            return source.localAddress().getPort();
        }
    }

    private static int port(@Nullable InetSocketAddress address) {
        return Objects.requireNonNull(address).getPort();
    }

    @Test
    void aGroupIsJoinedOnlyOnAnAddressOfThisComputer() throws IOException {
        InetSocketAddress group =
                new InetSocketAddress(Objects.requireNonNull(Addresses.parse("239.255.77.1")), port());
        InetAddress elsewhere = Addresses.parse("203.0.113.1");
        BindException refusal = assertThrows(BindException.class, () -> new UdpSource(group, elsewhere));
        assertEquals("203.0.113.1 is no address of this computer", refusal.getMessage());
    }
}
