package udpcam.rtpjpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import udpcam.frame.Frame;
import udpcam.jpeg.JpegFrame;
import udpcam.jpeg.PictureSize;

/** The size before a picture was scaled down, from packets to the frame that is handed on. */
class FullSizeTest {
    private static final PictureSize SIZE = new PictureSize(16, 160);
    private static final PictureSize FULL_SIZE = new PictureSize(32, 320);

    private final RtpPacketizer packetizer = new RtpPacketizer(400, Streams.of(1));
    private final Salvaging receiver = new Salvaging();

    private List<byte[]> packets(PictureSize fullSize) {
        JpegFrame frame = new JpegFrame();
        assertTrue(frame.read(ByteBuffer.wrap(Jpegs.ofRows(10, 200, 1))));
        assertEquals(SIZE, frame.size());
        List<byte[]> packets = Sent.by(packetizer, frame, 0, 0, fullSize).datagrams;
        assertTrue(packets.size() > 2);
        return packets;
    }

    private static void assertSays(@Nullable PictureSize expected, @Nullable Frame received) {
        try (Frame frame = Objects.requireNonNull(received)) {
            assertEquals(SIZE, frame.size());
            assertEquals(expected, frame.fullSize());
        }
    }

    @Test
    void aFrameSaysItWholeGrowingOrDamaged() {
        List<byte[]> packets = packets(FULL_SIZE);
        assertSays(FULL_SIZE, receiver.whole(packets));
        List<byte[]> damaged = packets(FULL_SIZE);
        assertSays(FULL_SIZE, receiver.salvage(damaged.subList(0, damaged.size() - 1)));
        assertTrue(receiver.take(packets(FULL_SIZE).subList(0, 1)));
        assertSays(FULL_SIZE, receiver.giveEarly());
    }

    @Test
    void nothingIsLeftOfItInTheFramesBehind() {
        assertSays(FULL_SIZE, receiver.whole(packets(FULL_SIZE)));
        assertSays(null, receiver.whole(packets(SIZE)));
        assertSays(FULL_SIZE, receiver.whole(packets(FULL_SIZE)));
        List<byte[]> withoutFirst = packets(FULL_SIZE);
        assertSays(null, receiver.salvage(withoutFirst.subList(1, withoutFirst.size())));
        assertEquals(1, receiver.made, "the frames were in the same memory");
    }
}
