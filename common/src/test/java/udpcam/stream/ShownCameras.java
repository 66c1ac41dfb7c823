package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import udpcam.frame.Packetizer;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;

/** Cameras at one receiver that shows all of them; each thousand of ports is another host's. */
final class ShownCameras {
    static final long FRAME_NANOS = 33 * Received.MILLI;
    static final int NOWHERE = -1;

    final Received received = new Received(ReceivedStreams.Show.ALL, RtpFormat.DEFAULT);
    private final Map<Integer, Packetizer> packetizers = new HashMap<>();

    Packetizer camera(int port) {
        return packetizers.computeIfAbsent(port, number -> new RtpPacketizer(256, Streams.of(number, 0, 0)));
    }

    /** Another stream begins at a port. */
    void replace(int port, Packetizer packetizer) {
        packetizers.put(port, packetizer);
    }

    List<byte[]> packets(int port) {
        return Sent.by(camera(port), Jpegs.ofRows(20, 300, port), received.now).datagrams;
    }

    /** The view in which the next frame of a camera is shown. */
    int frame(int port) {
        return received.offerAll(port, packets(port)) == null ? NOWHERE : received.view();
    }

    /** Each of some cameras sends 30 frames a second for some time; returns where the last ones were shown. */
    List<Integer> run(long nanos, int... ports) {
        List<Integer> views = List.of();
        for (long end = received.now + nanos; received.now < end; received.now += FRAME_NANOS) {
            while (received.nextNanos() <= received.now) {
                assertNull(received.poll());
            }
            views = Arrays.stream(ports).mapToObj(this::frame).toList();
        }
        assertNull(received.poll());
        return views;
    }

    static int[] ports(int from, int count) {
        int[] ports = new int[count];
        Arrays.setAll(ports, i -> from + 1000 * i);
        return ports;
    }
}
