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
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;
import udpcam.link.Link;
import udpcam.picture.Picture;
import udpcam.rate.Bitrate;
import udpcam.rate.RateControl;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.RtpStream;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.session.SenderSession;

class RouteTest {
    private static final byte[] RECEIVER_REPORT = HexFormat.of().parseHex("80C900010000000B");
    private static final int SR = 200;
    private static final String BYE = "81CB0003";

    private final List<ByteBuffer> sent = new ArrayList<>();

    /** Keeps what is sent, and gives the same report again and again. */
    private final class Remote implements Link {
        @Override
        public void send(ByteBuffer datagram) {
            sent.add(ByteBuffer.allocate(datagram.remaining()).put(datagram).flip());
        }

        @Override
        public void send(ByteBuffer datagram, InetSocketAddress to) {
            send(datagram);
        }

        @Override
        public InetSocketAddress receive(ByteBuffer buffer, long mostNanos) {
            buffer.clear().put(RECEIVER_REPORT).flip();
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        }

        @Override
        public void close() {
            // nothing to lose
        }
    }

    private Route route() {
        SplittableRandom random = new SplittableRandom(1);
        Identity identity = new Identity(new NtpTime(InstantSource.system(), () -> 0), random);
        RtpStream stream = identity.newStream();
        Remote remote = new Remote();
        SenderSession session = identity.newSession(stream, false);
        RateControl rate = new RateControl(Bitrate.OFF, List.of(), () -> 0);
        FrameTransmitter transmitter =
                new FrameTransmitter(new RtpPacketizer(1400, stream), remote, remote, session, null, rate, () -> 0);
        return new Route("remote", transmitter, remote, new Feedback(remote, null, session, null, rate, () -> 0));
    }

    @Test
    void aSenderReportCountsThePayloadWithoutHeadersAndTheirExtensions() throws Exception {
        Route route = route();
        route.listen();
        OutgoingFrame frame = new OutgoingFrame(home -> {});
        frame.begin(new Picture.Supply().take(Jpegs.SIZE, 0), 0).grown(Jpegs.frame(5000));
        route.offer(frame);
        route.sendHere();
        route.pause();
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

    @Test
    void theReceiverIsToldTheCamerasSizeOfAPictureThatWasScaledDown() throws Exception {
        Route route = route();
        OutgoingFrame frame = new OutgoingFrame(home -> {});
        PictureSize twice = new PictureSize(2 * Jpegs.SIZE.width(), 2 * Jpegs.SIZE.height());
        frame.begin(new Picture.Supply().take(twice, 0), 0).grown(Jpegs.frame(5000));
        route.offer(frame);
        route.sendHere();
        RtpHeader header = new RtpHeader(HeaderExtension.Ids.DEFAULT);
        assertTrue(header.read(sent.get(0)));
        assertEquals(Jpegs.SIZE, header.extension().pictureSize());
        assertEquals(twice, header.extension().fullSize());
    }

    /** Sends a frame's first half, as an encoder does that is about to hang. */
    private OutgoingFrame half(Route route) throws Exception {
        OutgoingFrame frame = new OutgoingFrame(home -> {});
        JpegFrame part = new JpegFrame();
        ByteBuffer whole = Jpegs.frame(5000).bytes();
        assertTrue(part.begin(whole) && part.readOn(whole.duplicate().limit(whole.limit() / 2)));
        frame.begin(new Picture.Supply().take(Jpegs.SIZE, 0), 0).grown(part);
        route.offer(frame);
        route.sendHere();
        return frame;
    }

    @Test
    void anEncoderThatHangsAmidAFrameIsNotWaitedForAtTheEnd() throws Exception {
        Route route = route();
        route.listen();
        half(route);
        int before = sent.size();
        route.close(false);
        assertEquals(before, sent.size(), "the encoder may use the route yet");
    }

    @Test
    void whenTheEncoderHasEndedTheReceiverIsToldThatTheStreamEnds() throws Exception {
        Route route = route();
        route.listen();
        half(route);
        route.endHere();
        route.close(true);
        String last = HexFormat.of()
                .withUpperCase()
                .formatHex(sent.get(sent.size() - 1).array());
        assertTrue(last.contains(BYE), last);
    }
}
