package udpcam.sender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import udpcam.frame.RtpSegmenter;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.link.DatagramSink;
import udpcam.link.DatagramSource;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.RtpStream;

class RouteTest {
    private static final byte[] RECEIVER_REPORT = HexFormat.of().parseHex("80C900010000000B");
    private static final int SR = 200;

    private final List<ByteBuffer> sent = new ArrayList<>();

    /** Keeps what is sent, and gives the same report again and again. */
    private final class Remote implements DatagramSink, DatagramSource {
        @Override
        public void send(ByteBuffer datagram) {
            sent.add(ByteBuffer.allocate(datagram.remaining()).put(datagram).flip());
        }

        @Override
        public InetSocketAddress receive(ByteBuffer buffer) {
            buffer.clear().put(RECEIVER_REPORT).flip();
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        }

        @Override
        public void close() {
            // nothing to lose
        }
    }

    private static JpegFrame frame() {
        byte[] jpeg = new byte[5000];
        JpegHeader.write(jpeg, 0, Sampling.YUV_420, new PictureSize(16, 16), new byte[128], 0, 0);
        jpeg[jpeg.length - 2] = (byte) 0xFF;
        jpeg[jpeg.length - 1] = (byte) 0xD9;
        JpegFrame frame = new JpegFrame();
        assertTrue(frame.read(ByteBuffer.wrap(jpeg)));
        return frame;
    }

    private Route route() {
        SplittableRandom random = new SplittableRandom(1);
        Identity identity = new Identity(new NtpTime(InstantSource.system(), () -> 0), random);
        RtpStream stream = identity.newStream();
        Remote remote = new Remote();
        return new Route(
                "remote",
                new RtpSegmenter(1400, stream),
                remote,
                remote,
                remote,
                identity.newSession(stream, false),
                null,
                () -> 0);
    }

    @Test
    void aSenderReportCountsThePayloadWithoutHeadersAndTheirExtensions() throws Exception {
        Route route = route();
        route.listen();
        route.begin(0, 0);
        route.send(frame());
        route.report();
        ByteBuffer report = sent.remove(sent.size() - 1);
        RtpHeader header = new RtpHeader(HeaderExtension.Ids.DEFAULT);
        int octets = 0;
        for (ByteBuffer packet : sent) {
            assertTrue(header.read(packet));
            octets += packet.remaining();
        }
        assertEquals(SR, Byte.toUnsignedInt(report.get(1)));
        assertEquals(sent.size(), report.getInt(20));
        assertEquals(octets, report.getInt(24));
    }
}
