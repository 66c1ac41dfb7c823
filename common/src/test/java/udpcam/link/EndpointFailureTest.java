package udpcam.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.count.Counters;

/** What a link does when its sockets cannot be opened, or are no longer wanted. */
class EndpointFailureTest {
    private final Counters counters = new Counters();
    private final List<Sockets> opened = new ArrayList<>();

    /** Opens sockets for a remote on this computer, and has something happen before they are the link's. */
    private final class Opening implements Endpoint {
        private final Runnable meanwhile;

        private Opening(Runnable meanwhile) {
            this.meanwhile = meanwhile;
        }

        @Override
        public Sockets open(@Nullable Sockets previous) throws IOException {
            meanwhile.run();
            Sockets sockets = Sockets.connected(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9));
            opened.add(sockets);
            return sockets;
        }

        @Override
        public boolean keeps(Sockets sockets, boolean isSilent) {
            return true;
        }
    }

    private UdpLink link(Endpoint endpoint) throws IOException {
        return new UdpLink(endpoint, datagram -> true, () -> 0, counters);
    }

    @Test
    void aSystemWithoutSuchAddressesIsToldAndTheSenderGoesOn() throws IOException {
        Endpoint without = new Opening(() -> {
            throw new UnsupportedAddressTypeException();
        });
        try (UdpLink sender = link(without)) {
            sender.follow();
            sender.send(ByteBuffer.allocate(10));
            assertEquals(
                    "this system does not support such addresses",
                    sender.departures().trouble());
            assertEquals(1, counters.get(Counter.SEND_FAILED));
        }
    }

    @Test
    void aLinkThatIsClosedWhileANameIsLookedUpLeavesNoSocketOpen() throws IOException {
        UdpLink[] link = new UdpLink[1];
        link[0] = link(new Opening(() -> link[0].close()));
        link[0].follow();
        assertEquals(1, opened.size());
        assertFalse(opened.get(0).isOpen());
    }
}
