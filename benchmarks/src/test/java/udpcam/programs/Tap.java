package udpcam.programs;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody on the way between both programs: passes all datagrams on, and keeps what the sender sent. */
final class Tap implements AutoCloseable {
    private static final int MOST_BYTES = 65_507;
    private static final int BUFFER_BYTES = 1 << 22;

    private final DatagramSocket ofSender = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final DatagramSocket ofReceiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final SocketAddress receiver;
    private final List<byte[]> kept = new CopyOnWriteArrayList<>();
    private volatile SocketAddress sender = new InetSocketAddress(0);
    private volatile boolean keeps = true;

    /** The receiver listens on a port of this computer. */
    Tap(String receiverPort) throws IOException {
        receiver = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(receiverPort));
        ofSender.setReceiveBufferSize(BUFFER_BYTES);
        new Thread(this::forward, "tap forward").start();
        new Thread(this::back, "tap back").start();
    }

    /** The port to which the sender is to send. */
    String port() {
        return String.valueOf(ofSender.getLocalPort());
    }

    private void forward() {
        byte[] room = new byte[MOST_BYTES];
        try {
            while (true) {
                DatagramPacket datagram = new DatagramPacket(room, room.length);
                ofSender.receive(datagram);
                sender = datagram.getSocketAddress();
                byte[] bytes = Arrays.copyOf(datagram.getData(), datagram.getLength());
                if (keeps) {
                    kept.add(bytes);
                }
                ofReceiver.send(new DatagramPacket(bytes, bytes.length, receiver));
            }
        } catch (IOException end) {
            // the tap is closed
        }
    }

    private void back() {
        byte[] room = new byte[MOST_BYTES];
        try {
            while (true) {
                DatagramPacket datagram = new DatagramPacket(room, room.length);
                ofReceiver.receive(datagram);
                ofSender.send(new DatagramPacket(datagram.getData(), datagram.getLength(), sender));
            }
        } catch (IOException end) {
            // the tap is closed
        }
    }

    /** How many datagrams are kept. */
    int size() {
        return kept.size();
    }

    /** Sends all that is kept once more, at the pace of a stream, from the address from which it came before. */
    void replay() throws IOException, InterruptedException {
        keeps = false;
        int sent = 0;
        for (byte[] datagram : kept) {
            ofReceiver.send(new DatagramPacket(datagram, datagram.length, receiver));
            if (++sent % 10 == 0) {
                Thread.sleep(1);
            }
        }
    }

    @Override
    public void close() {
        ofSender.close(); // which ends the threads
        ofReceiver.close();
    }
}
