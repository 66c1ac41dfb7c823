package udpcam.soak.harm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RelayTest {
    private static final byte[] VIDEO = {(byte) 0x80, 26, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    private static final byte[] REPORT = {(byte) 0x81, (byte) 201, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void send(DatagramSocket from, byte[] datagram, SocketAddress to) throws IOException {
        from.send(new DatagramPacket(datagram, datagram.length, to));
    }

    private static DatagramPacket next(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
        socket.receive(packet);
        return packet;
    }

    private static byte[] data(DatagramPacket packet) {
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    @Test
    void bothHearEachOtherAndAnAttackComesFromTheSameAddress() throws Exception {
        int port = freePort();
        SocketAddress entrance = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (DatagramSocket receiver = new DatagramSocket(0);
                DatagramSocket sender = new DatagramSocket(0);
                DatagramSocket restarted = new DatagramSocket(0);
                Relay relay = new Relay(port, receiver.getLocalPort(), failure::set)) {
            send(sender, VIDEO, entrance);
            DatagramPacket first = next(receiver);
            assertArrayEquals(VIDEO, data(first));
            send(receiver, REPORT, first.getSocketAddress());
            assertArrayEquals(REPORT, data(next(sender)));

            relay.attack(Fault.Kind.GARBAGE, 1);
            for (int i = 0; i < 10; i++) {
                assertEquals(first.getSocketAddress(), next(receiver).getSocketAddress());
            }
            assertEquals(port, next(sender).getPort());
            relay.calm();

            send(restarted, VIDEO, entrance);
            DatagramPacket after = next(receiver);
            while (after.getSocketAddress().equals(first.getSocketAddress())) { // of the attack
                after = next(receiver);
            }
            assertArrayEquals(VIDEO, data(after));
            assertNotEquals(first.getSocketAddress(), after.getSocketAddress());
        }
        assertNull(failure.get());
    }
}
