package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import udpcam.frame.DecodableFrame;
import udpcam.frame.GrowingFrame;
import udpcam.frame.Packetizer;
import udpcam.frame.WholeFrame;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;

/** The frames of a sender that is followed, so that they are given out with their first packet. */
final class GrowingFrames {
    static final int SENDER = 40_000;
    static final int ROWS = 40;
    static final long FRAME_NANOS = 33_333_333;

    final Received received = new Received();
    private final Packetizer packetizer = new RtpPacketizer(256, Streams.of(1));
    private long captured;

    /** The first one comes whole. */
    GrowingFrames() {
        for (byte[] packet : packets(0)) {
            DecodableFrame frame = received.offerEarly(SENDER, packet);
            assertTrue(frame == null || frame instanceof WholeFrame);
            if (frame != null) {
                frame.record().shown(received.now);
            }
        }
        received.nextNanos();
        assertEquals(List.of("follows 40000"), received.told);
    }

    static byte[] jpeg(long seed) {
        return Jpegs.ofRows(ROWS, 300, seed);
    }

    /** The packets of the next frame, of {@link #jpeg}. */
    List<byte[]> packets(long seed) {
        captured += FRAME_NANOS;
        return Sent.by(packetizer, jpeg(seed), captured).datagrams;
    }

    /** What is given out with the first packet. */
    GrowingFrame begin(List<byte[]> packets) {
        return assertInstanceOf(GrowingFrame.class, received.offerEarly(SENDER, packets.get(0)));
    }

    /** The rest of the frame comes. */
    WholeFrame go(GrowingFrame frame, List<byte[]> packets) {
        for (byte[] packet : packets) {
            assertNull(received.offerEarly(SENDER, packet), "given once is enough");
        }
        return Objects.requireNonNull(frame.whole());
    }
}
