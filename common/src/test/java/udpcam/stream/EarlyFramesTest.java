package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.frame.GrowingFrame;
import udpcam.frame.Packetizer;
import udpcam.frame.WholeFrame;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;

/** Which frames are given out before they are whole. */
class EarlyFramesTest {
    private static final int SENDER = GrowingFrames.SENDER;
    private static final int OTHER = 40_001;

    private final GrowingFrames frames = new GrowingFrames();
    private final Received received = frames.received;

    @Test
    void itIsNotGivenOutWhileAnOlderOneIsUnderWay() {
        List<byte[]> older = frames.packets(1);
        List<byte[]> newer = frames.packets(2);
        assertNull(received.offerEarly(SENDER, older.get(1)));
        assertNull(received.offerEarly(SENDER, newer.get(0)));
    }

    @Test
    void noOlderFrameIsGivenOutBehindIt() {
        List<byte[]> older = frames.packets(1);
        List<byte[]> newer = frames.packets(2);
        try (GrowingFrame frame = frames.begin(newer)) {
            assertNull(received.offerAll(SENDER, older));
            assertEquals(older.size(), received.count(Counter.SEGMENTS_STRAY));
            frames.go(frame, newer.subList(1, newer.size()));
        }
    }

    @Test
    void itIsNotGivenOutToSomebodyWhoIsBusy() {
        List<byte[]> packets = frames.packets(1);
        assertNull(received.offer(SENDER, packets.get(0)));
        assertArrayEquals(GrowingFrames.jpeg(1), received.offerAll(SENDER, packets.subList(1, packets.size())));
    }

    @Test
    void itBeginsWithALaterPacketIfItWasNotWelcomeBefore() {
        List<byte[]> packets = frames.packets(1);
        assertNull(received.offer(SENDER, packets.get(0)));
        try (GrowingFrame frame = frames.begin(packets.subList(1, packets.size()))) {
            frames.go(frame, packets.subList(2, packets.size()));
        }
    }

    @Test
    void aFrameOfASourceThatIsNotShownIsNotGivenOut() {
        Packetizer others = new RtpPacketizer(256, Streams.of(2));
        assertNull(received.offerEarly(
                OTHER, Sent.by(others, GrowingFrames.jpeg(1), 1).datagrams.get(0)));
    }

    @Test
    void aStreamWhoseFramesAllGrowIsNotTakenForSilent() {
        for (int seed = 1; seed < 200; seed++) {
            received.now += GrowingFrames.FRAME_NANOS;
            List<byte[]> packets = frames.packets(seed);
            try (GrowingFrame frame = frames.begin(packets)) {
                WholeFrame whole = frames.go(frame, packets.subList(1, packets.size()));
                assertArrayEquals(GrowingFrames.jpeg(seed), Arrays.copyOf(whole.bytes(), whole.length()));
                whole.record().shown(received.now);
            }
        }
        Packetizer others = new RtpPacketizer(256, Streams.of(2));
        assertNull(received.offerAll(OTHER, Sent.by(others, GrowingFrames.jpeg(1), 1).datagrams));
        assertEquals(1, received.count(Counter.FRAMES_OF_OTHERS));
    }
}
