package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import udpcam.classic.ClassicPacketizer;
import udpcam.count.Counter;
import udpcam.count.Counters;
import udpcam.frame.DecodableFrame;
import udpcam.frame.GrowingFrame;
import udpcam.frame.Packetizer;
import udpcam.frame.WholeFrame;
import udpcam.impair.ImpairedSink;
import udpcam.impair.LossModel;
import udpcam.jpeg.JpegFrame;
import udpcam.link.DatagramSink;
import udpcam.rtp.NtpTime;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.RtpFormat;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;

/** A stream of 10,000 frames through a bad network: what is shown was sent, whole, and in its order. */
class StreamUnderLossTest {
    private static final int FRAMES = 10_000;
    private static final long FRAME_INTERVAL_NANOS = 33_333_333;
    private static final long DATAGRAM_INTERVAL_NANOS = 20_000;

    private final Counters counters = new Counters();
    private final Map<Long, Integer> numbersByHash = new HashMap<>();
    private final InetSocketAddress sender = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
    private long now;
    private final Reporter reporter = new Reporter(
            (rtcp, to) -> {},
            Reporter.Kind.UNICAST,
            new NtpTime(() -> Instant.ofEpochSecond(1), () -> now),
            new SplittableRandom(1));
    private final ReceivedStreams streams =
            new ReceivedStreams(RtpFormat.DEFAULT, Set.of(), reporter, silent(), counters);
    private int newestShown = -1;
    private int shown;

    @ParameterizedTest
    @CsvSource({
        "classic, 200, 0, 0, 0",
        "classic, 200, 0.05, 0, 0",
        "classic, 1400, 0.01, 0.01, 0.01",
        "classic, 500, 0.05, 0.01, 0.01",
        "classic, 200, 0.05, 0.05, 0.05",
        "classic, 900, 0.3, 0.1, 0.1",
        "classic, 500, 0, 0.2, 0",
        "classic, 500, 0, 0, 1",
        "rtp, 256, 0, 0, 0",
        "rtp, 256, 0.05, 0, 0",
        "rtp, 1400, 0.01, 0.01, 0.01",
        "rtp, 500, 0.05, 0.01, 0.01",
        "rtp, 256, 0.05, 0.05, 0.05",
        "rtp, 900, 0.3, 0.1, 0.1",
        "rtp, 500, 0, 0.2, 0",
        "rtp, 500, 0, 0, 1"
    })
    void whatIsShownWasSentWholeAndInOrder(
            String wire, int datagramBytes, double loss, double reorder, double duplicate) {
        LossModel model = new LossModel(loss, reorder, duplicate, 0, 7);
        ImpairedSink sink = new ImpairedSink(new Receiver(), model, () -> now, counters);
        boolean classic = wire.equals("classic");
        Packetizer packetizer = classic
                ? new ClassicPacketizer(datagramBytes, 65_471)
                : new RtpPacketizer(datagramBytes, Streams.of(1));
        ClassicPacketizer reference = new ClassicPacketizer(datagramBytes, 65_471); // numbers the frames alike
        JpegFrame frame = new JpegFrame();
        int touched = 0;
        for (int number = 0; number < FRAMES; number++) {
            byte[] jpeg = Jpegs.ofRows(1 + number % 13, 100, number);
            numbersByHash.put(hash(classic ? Sent.by(reference, jpeg).payload() : jpeg), number);
            assertTrue(frame.read(ByteBuffer.wrap(jpeg)));
            long before = impairments();
            try {
                packetizer.begin(now, 0, frame.size());
                packetizer.split(frame, sink::send);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            touched += impairments() == before ? 0 : 1;
            now += FRAME_INTERVAL_NANOS;
        }
        assertTrue(shown >= FRAMES - 2 * touched, shown + " shown, " + touched + " touched");
        if (loss + reorder == 0) {
            assertEquals(FRAMES, shown);
        }
    }

    private long impairments() {
        return counters.get(Counter.SIMULATED_LOSS) + counters.get(Counter.SIMULATED_REORDER);
    }

    private void show(byte[] bytes, int length) {
        byte[] frame = Arrays.copyOf(bytes, length);
        Integer number = numbersByHash.get(hash(frame));
        assertNotNull(number, "shown, but never sent");
        assertTrue(number >= newestShown, number + " shown after " + newestShown);
        newestShown = number;
        shown++;
    }

    private static long hash(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue() << 32 | bytes.length;
    }

    private final class Receiver implements DatagramSink {
        private final SplittableRandom random = new SplittableRandom(5);
        private @Nullable DecodableFrame growing;

        @Override
        public void send(ByteBuffer datagram) throws IOException {
            now += DATAGRAM_INTERVAL_NANOS;
            boolean early = growing == null && random.nextBoolean(); // whoever shows the frames has nothing to do
            DecodableFrame frame = streams.offer(sender, datagram, now, early);
            if (growing != null && !isGrowing(growing)) {
                showIfWhole(growing);
                growing = null;
            }
            if (frame != null && isGrowing(frame)) {
                assertTrue(early);
                growing = frame;
            } else if (frame != null) {
                showIfWhole(frame);
            }
        }

        private boolean isGrowing(DecodableFrame frame) {
            try {
                return frame instanceof GrowingFrame && frame.whole() == null && frame.await(0);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        private void showIfWhole(DecodableFrame frame) {
            WholeFrame whole = frame.whole();
            if (whole != null) {
                show(whole.bytes(), whole.length());
                frame.record().shown(now);
            }
            frame.close();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private static ReceivedStreams.Listener silent() {
        return new ReceivedStreams.Listener() {
            @Override
            public void follows(InetSocketAddress address) {
                // of no interest here
            }

            @Override
            public void ignores(InetSocketAddress address) {
                throw new AssertionError(address);
            }
        };
    }
}
