package udpcam.programs;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import udpcam.bench.clip.Footage;
import udpcam.faulty.FaultySender;

/** Sends JPEGs on the classic wire, each in one datagram, 30 a second, and keeps their hashes. */
final class JpegCamera implements AutoCloseable {
    private static final long FRAME_NANOS = TimeUnit.SECONDS.toNanos(1) / 30;
    private static final byte LAST_SEGMENT = 1;

    private final DatagramSocket socket = new DatagramSocket();
    private final int port;
    private final List<String> hashes = new ArrayList<>();

    JpegCamera(String port) throws IOException {
        this.port = Integer.parseInt(port);
    }

    /** Sends pictures that differ. */
    void send(int width, int height, int count) throws IOException {
        Footage footage = new Footage(width, height, count, 30);
        List<byte[]> jpegs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            jpegs.add(FaultySender.jpeg(footage, i, 80, 0));
        }
        long next = System.nanoTime();
        for (byte[] jpeg : jpegs) {
            byte[] datagram = new byte[1 + jpeg.length];
            datagram[0] = LAST_SEGMENT;
            System.arraycopy(jpeg, 0, datagram, 1, jpeg.length);
            socket.send(new DatagramPacket(datagram, datagram.length, InetAddress.getLoopbackAddress(), port));
            hashes.add(Ffprobe.hash(jpeg));
            next += FRAME_NANOS;
            while (System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
    }

    /** Of all that were sent. */
    List<String> hashes() {
        return hashes;
    }

    @Override
    public void close() {
        socket.close();
    }
}
