package udpcam.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PaddedBufferTest {
    private static final int VECTOR_BYTES = 64;
    private static final byte MARK = 0x5A;

    private static final ByteBuffer NONE = PaddedBuffer.allocate(0);

    @Test
    void pixelsOfAnySizeStartAtAVector() {
        for (int bytes = 0; bytes < 1000; bytes++) {
            ByteBuffer buffer = PaddedBuffer.reuse(NONE, bytes, bytes);
            assertEquals(bytes, buffer.remaining());
            assertEquals(0, buffer.alignmentOffset(0, VECTOR_BYTES));
        }
    }

    @Test
    void memoryThatStartsAnywhereHasPaddingAtBothEnds() {
        for (int start = 0; start < VECTOR_BYTES; start++) {
            int needed = Math.toIntExact(PaddedBuffer.neededBytes(100));
            ByteBuffer memory = ByteBuffer.allocateDirect(start + needed).slice(start, needed);
            ByteBuffer buffer = PaddedBuffer.in(memory, 100);
            assertEquals(0, buffer.alignmentOffset(0, VECTOR_BYTES));
            buffer.put(0, MARK).put(99, MARK);
            assertEquals(MARK, memory.get(indexOfMark(memory, 0, 1)));
            assertTrue(indexOfMark(memory, 0, 1) >= PaddedBuffer.PADDING_BYTES);
            assertTrue(needed - 1 - indexOfMark(memory, needed - 1, -1) >= PaddedBuffer.PADDING_BYTES);
        }
    }

    private static int indexOfMark(ByteBuffer memory, int from, int step) {
        int index = from;
        while (memory.get(index) != MARK) {
            index += step;
        }
        return index;
    }

    @Test
    void aBufferIsUsedAgainAsLongAsThereIsRoom() {
        ByteBuffer buffer = PaddedBuffer.reuse(NONE, 100, 1000);
        assertSame(buffer, PaddedBuffer.reuse(buffer, 1000, 1000));
        assertNotSame(buffer, PaddedBuffer.reuse(buffer, 1001, 1001));
    }
}
