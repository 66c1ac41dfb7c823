package udpcam.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Arrays;

class JpegFuzzTest {
    private static final int CHUNK_BYTES = 7;

    @FuzzTest
    void aJpegThatIsTakenIsTheSameBehindTheHeadersThatAReceiverWrites(byte[] input) {
        JpegFrame frame = new JpegFrame();
        boolean isTaken = frame.read(ByteBuffer.wrap(input));
        assertEquals(isTaken, frame.refusal().isEmpty());
        PictureSize.ofJpeg(input, input.length);
        if (!isTaken) {
            return;
        }
        assertTrue(frame.isWhole());
        assertFalse(frame.isDamaged());
        assertEquals(frame.expectedIntervals(), frame.intervals());
        assertTrue(frame.scanEnd() <= input.length);
        for (int i = 0; i < frame.intervals(); i++) {
            assertTrue(frame.intervalStart(i) <= frame.intervalStart(i + 1));
        }
        assertEquals(frame.size(), PictureSize.ofJpeg(input, input.length));
        JpegFrame received = new JpegFrame();
        assertTrue(received.read(ByteBuffer.wrap(received(frame, input))));
        assertTrue(received.isLike(frame));
        assertEquals(frame.intervals(), received.intervals());
        assertGrowsToTheSame(frame, input);
    }

    private static byte[] received(JpegFrame frame, byte[] jpeg) {
        int scanBytes = frame.scanEnd() - frame.scanStart();
        byte[] received = new byte[JpegHeader.BYTES + scanBytes];
        JpegHeader.write(received, 0, frame.sampling(), frame.size(), frame.quantization(), 0, frame.restartInterval());
        System.arraycopy(jpeg, frame.scanStart(), received, JpegHeader.BYTES, scanBytes);
        return received;
    }

    private static void assertGrowsToTheSame(JpegFrame frame, byte[] input) {
        JpegFrame growing = new JpegFrame();
        assertTrue(growing.begin(ByteBuffer.wrap(input, 0, frame.scanStart())));
        for (int length = frame.scanStart(); !growing.isWhole(); length += CHUNK_BYTES) {
            byte[] there = Arrays.copyOf(input, Math.min(length, frame.scanEnd()));
            assertTrue(growing.readOn(ByteBuffer.wrap(there)));
        }
        assertEquals(frame.intervals(), growing.intervals());
        assertEquals(frame.scanEnd(), growing.scanEnd());
    }
}
