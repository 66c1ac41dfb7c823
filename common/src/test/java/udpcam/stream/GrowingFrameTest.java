package udpcam.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.Test;
import udpcam.count.Counter;
import udpcam.frame.GrowingFrame;
import udpcam.frame.Packetizer;
import udpcam.frame.WholeFrame;
import udpcam.jpeg.JpegHeader;
import udpcam.rtp.RtpHeader;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;
import udpcam.run.Worker;

/** Frames that are given out with their first packet, and grow while the rest of them comes. */
class GrowingFrameTest {
    private static final int SENDER = GrowingFrames.SENDER;
    private static final int OTHER = 40_001;

    private final GrowingFrames frames = new GrowingFrames();
    private final Received received = frames.received;

    @Test
    void itHasItsSizeFromTheFirstPacketOnAndIsWholeWithTheLast() throws InterruptedException {
        List<byte[]> packets = frames.packets(1);
        try (GrowingFrame frame = frames.begin(packets)) {
            assertNull(frame.whole());
            assertEquals(GrowingFrames.ROWS, frame.rows());
            assertEquals("16x640", String.valueOf(frame.size()));
            WholeFrame whole = frames.go(frame, packets.subList(1, packets.size()));
            assertSame(whole, frame.awaitWhole());
            assertTrue(whole.isProven());
            assertArrayEquals(GrowingFrames.jpeg(1), Arrays.copyOf(whole.bytes(), whole.length()));
        }
        assertEquals(2, received.count(Counter.FRAMES_COMPLETE));
    }

    @Test
    void aRowCanBeReadAsSoonAsItIsThere() throws InterruptedException {
        List<byte[]> packets = frames.packets(1);
        byte[] jpeg = GrowingFrames.jpeg(1);
        try (GrowingFrame frame = frames.begin(packets)) {
            int at = JpegHeader.BYTES;
            for (int row = 0, packet = 1; row < GrowingFrames.ROWS; row++) {
                int end = at;
                do {
                    end++;
                } while (jpeg[end - 2] != (byte) 0xFF);
                while (packet < packets.size() && sentBytes(packets, packet) < end - JpegHeader.BYTES) {
                    assertNull(received.offerEarly(SENDER, packets.get(packet++)));
                }
                assertTrue(frame.await(row + 1));
                assertEquals(ByteBuffer.wrap(jpeg, at, end - at), frame.data(row, row + 1));
                at = end;
            }
            assertEquals(jpeg.length, at);
        }
    }

    /** How much of the frame's data the first packets have. */
    private static int sentBytes(List<byte[]> packets, int count) {
        if (count == packets.size()) {
            return Integer.MAX_VALUE;
        }
        byte[] next = packets.get(count);
        boolean extended = (next[0] & 0x10) != 0;
        int main = 12 + (extended ? 4 + 4 * next[15] : 0);
        return ByteBuffer.wrap(next).getInt(main) & 0xFFFFFF; // the fragment offset, RFC 2435 section 3.1.2
    }

    @Test
    void whoWaitsForARowIsWokenByTheRowAndByTheLossOfTheFrame() throws InterruptedException {
        List<byte[]> packets = frames.packets(1);
        BlockingQueue<String> heard = new ArrayBlockingQueue<>(2);
        try (GrowingFrame frame = frames.begin(packets);
                Worker waiting = new Worker(
                        "waiting",
                        () -> {
                            heard.put("row " + frame.await(2));
                            heard.put("frame " + (frame.awaitWhole() != null));
                            return false;
                        },
                        failure -> heard.add(failure.toString()))) {
            waiting.start();
            for (byte[] packet : packets.subList(1, packets.size() - 1)) {
                received.offerEarly(SENDER, packet);
            }
            assertEquals("row true", heard.take());
            for (byte[] packet : frames.packets(2)) {
                received.offerEarly(SENDER, packet);
            }
            assertEquals("frame false", heard.take());
        }
    }

    @Test
    void whatIsReadOfALostFrameStaysAsItWasWhileOthersCome() throws InterruptedException {
        List<byte[]> packets = frames.packets(1);
        GrowingFrame frame = frames.begin(packets);
        for (byte[] packet : packets.subList(1, packets.size() - 1)) {
            received.offerEarly(SENDER, packet);
        }
        assertTrue(frame.await(8));
        ByteBuffer data = frame.data(0, 8);
        ByteBuffer before =
                ByteBuffer.allocate(data.remaining()).put(data.duplicate()).flip();
        for (int seed = 2; seed < 30; seed++) {
            assertNotNull(received.offerAll(SENDER, frames.packets(seed)));
        }
        assertFalse(frame.await(8));
        assertEquals(before, data);
        assertEquals(1, received.count(Counter.FRAMES_INCOMPLETE));
        frame.close();
    }

    @Test
    void itIsLostWhenAnotherSourceIsFollowed() throws InterruptedException {
        List<byte[]> packets = frames.packets(1);
        try (GrowingFrame frame = frames.begin(packets)) {
            received.sayBye(SENDER, RtpHeader.ssrc(ByteBuffer.wrap(packets.get(0))));
            Packetizer others = new RtpPacketizer(256, Streams.of(2));
            assertNotNull(received.offerAll(OTHER, Sent.by(others, GrowingFrames.jpeg(2), 1).datagrams));
            assertNull(frame.awaitWhole());
        }
    }

    @Test
    void itIsLostWhenNothingMoreCanComeOfIt() throws InterruptedException {
        try (GrowingFrame frame = frames.begin(frames.packets(1))) {
            received.loseEarly();
            assertNull(frame.awaitWhole());
        }
        assertEquals(1, received.count(Counter.FRAMES_INCOMPLETE));
    }

    @Test
    void aFrameWhoseCheckIsBrokenIsLost() throws InterruptedException {
        List<byte[]> packets = frames.packets(1);
        byte[] middle = packets.get(packets.size() / 2);
        middle[middle.length / 2] ^= 1;
        try (GrowingFrame frame = frames.begin(packets)) {
            for (byte[] packet : packets.subList(1, packets.size())) {
                received.offerEarly(SENDER, packet);
            }
            assertNull(frame.awaitWhole());
        }
        assertEquals(1, received.count(Counter.FRAMES_BROKEN));
    }
}
