package udpcam.receiver.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Set;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.figures.Condition;
import udpcam.frame.DecodableFrame;
import udpcam.jpeg.JpegFrame;
import udpcam.outlet.ShownFrames;
import udpcam.rtcp.Cname;
import udpcam.rtcp.Report;
import udpcam.rtcp.SenderInfo;
import udpcam.rtcp.SourceDescription;
import udpcam.rtp.NtpTime;
import udpcam.rtp.RtpStream;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.stream.ReceivedStreams;
import udpcam.stream.Reporter;
import udpcam.stream.View;

/** What the status line says of the stream that is shown, besides its pictures. */
class ShownStreamTest {
    private static final InetSocketAddress SENDER = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
    private static final Cname NAME = new Cname("AAECAwQFBgcICQoL");
    private static final long FRAME_NANOS = 33_333_333;

    private long now;
    private final NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(1), () -> now);
    private final Counters counters = new Counters();
    private final RtpStream sent = new RtpStream(new SplittableRandom(1));
    private final RtpPacketizer packetizer = new RtpPacketizer(1400, sent);
    private final ReceivedStreams streams = new ReceivedStreams(
            RtpFormat.DEFAULT,
            Set.of(),
            new Reporter((datagram, to) -> {}, Reporter.Kind.UNICAST, time, new SplittableRandom(1)),
            new StreamsListener(),
            counters);
    private final View view = streams.views().get(0);
    private final ShownStream shown =
            new ShownStream(view, new ShownFrames(time, () -> now, view), () -> counters, () -> now);

    private static final class StreamsListener implements ReceivedStreams.Listener {
        @Override
        public void follows(InetSocketAddress address) {
            assertEquals(SENDER, address);
        }

        @Override
        public void ignores(InetSocketAddress address) {
            throw new AssertionError("there is one sender");
        }
    }

    private static JpegFrame frame() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        JpegFrame frame = new JpegFrame();
        assertTrue(frame.read(ByteBuffer.wrap(jpeg.toByteArray())), frame.refusal());
        return frame;
    }

    private void offer(ByteBuffer datagram) throws IOException {
        try (DecodableFrame frame = streams.offer(SENDER, datagram, now, false)) {
            if (frame != null) {
                frame.record().shown(now);
            }
        }
    }

    /** Two seconds of the stream. */
    private void run() throws IOException {
        JpegFrame frame = frame();
        for (int i = 0; i < 60; i++) {
            now += FRAME_NANOS;
            packetizer.begin(now, time.at(now), frame.size());
            packetizer.split(frame, this::offer);
            view.pause(now);
        }
    }

    private void report(int limit) throws IOException {
        ByteBuffer report = ByteBuffer.allocate(200);
        Report.write(report, sent.ssrc(), new SenderInfo(time.at(now), 0, 1, 1), null);
        SourceDescription.writeSender(report, sent.ssrc(), NAME, limit, SourceDescription.NO_NUMBER);
        offer(report.flip());
    }

    @Test
    void theStatusTellsToWhatRateTheSenderLimitsTheStream() throws IOException {
        run();
        report(0);
        assertEquals("loss 0.0 %  jitter 0.0 ms", shown.sample(now).health());
        report(4800);
        assertEquals(
                "loss 0.0 %  jitter 0.0 ms  limited to 4.8 Mbit/s",
                shown.sample(now).health());
        report(0);
        assertEquals("loss 0.0 %  jitter 0.0 ms", shown.sample(now).health());
    }

    @Test
    void whatWasRepairedAndConcealedIsCountedFromOneSecondToTheNext() throws IOException {
        run();
        counters.add(Counter.SEGMENTS_REPAIRED, 3);
        counters.add(Counter.SEGMENTS_RESENT, 2);
        counters.increment(Counter.FRAMES_CONCEALED);
        assertEquals(new Condition(0, 5, 1), shown.sample(now).condition());
        counters.add(Counter.SEGMENTS_RESENT, 4);
        assertEquals(new Condition(0, 4, 0), shown.sample(now).condition());
        assertEquals(new Condition(0, 0, 0), shown.sample(now).condition());
    }
}
