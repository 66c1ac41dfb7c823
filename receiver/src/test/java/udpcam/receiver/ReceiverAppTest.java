package udpcam.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.DecodableFrame;
import udpcam.link.Link;
import udpcam.outlet.FrameOutlet;
import udpcam.outlet.FrameOutlets;
import udpcam.outlet.Showing;
import udpcam.outlet.Showings;
import udpcam.rtp.NtpTime;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.run.MainLoop;
import udpcam.stream.ReceivedStreams;
import udpcam.stream.Reporter;

/** The step that receives, called by hand. */
class ReceiverAppTest {
    private static final int SENDER = 1000;
    private static final int OTHER = 2000;

    private final Counters counters = new Counters();
    private final byte[] datagram = classicDatagram();
    private int from;
    private int offered;

    @Test
    void aPictureForWhichThereIsNoMemoryDoesNotEndTheReceiver() throws IOException {
        try (ReceiverApp app = app()) {
            receive(app, SENDER);
            assertEquals(1, offered);
            receive(app, OTHER); // of which it is told while memory is short
            assertEquals(1, counters.get(Counter.MEMORY_REFUSED));
            receive(app, SENDER);
            assertEquals(2, offered);
        }
    }

    private void receive(ReceiverApp app, int port) throws IOException {
        from = port;
        app.receive();
    }

    private ReceiverApp app() {
        NtpTime time = new NtpTime(() -> Instant.ofEpochSecond(1), () -> 0);
        ReceivedStreams streams = new ReceivedStreams(
                RtpFormat.DEFAULT,
                Set.of(),
                new Reporter((bytes, to) -> {}, Reporter.Kind.UNICAST, time, new SplittableRandom(1)),
                new ShortOfMemory(),
                counters);
        FrameOutlets outlets = new FrameOutlets(new Counting());
        Showings showings = new Showings(streams.views(), view -> new Showing(view, outlets));
        return new ReceiverApp(new Repeating(), streams, showings, () -> 0, counters, new MainLoop(() -> 0));
    }

    private static byte[] classicDatagram() {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        jpeg.write(1); // the only segment
        try {
            ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return jpeg.toByteArray();
    }

    /** A link on which the same frame comes again and again. */
    private final class Repeating implements Link {
        @Override
        public void send(ByteBuffer bytes) {
            // nobody listens
        }

        @Override
        public void send(ByteBuffer bytes, InetSocketAddress to) {
            // nobody listens
        }

        @Override
        public @Nullable InetSocketAddress receive(ByteBuffer buffer, long mostNanos) {
            buffer.clear().put(datagram).flip();
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), from);
        }

        @Override
        public void close() {
            // there is no socket
        }
    }

    private static final class ShortOfMemory implements ReceivedStreams.Listener {
        @Override
        public void follows(InetSocketAddress address) {
            throw new AssertionError("nothing is shown");
        }

        @Override
        public void ignores(InetSocketAddress address) {
            throw new OutOfMemoryError("as in the test");
        }
    }

    private final class Counting implements FrameOutlet {
        @Override
        public boolean wantsGrowing() {
            return false;
        }

        @Override
        public void offer(DecodableFrame frame) {
            offered++;
            frame.close();
        }

        @Override
        public void start() {
            // it has no worker
        }

        @Override
        public void close() {
            // it holds nothing
        }
    }
}
