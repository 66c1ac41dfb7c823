package udpcam.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PaddedBufferTest {
    private static final int VECTOR_BYTES = 64;

    private static final ByteBuffer NONE = ByteBuffer.allocateDirect(0);

    @Test
    void pixelsOfAnySizeStartAtAVectorAndHavePaddingBehindThem() {
        for (int bytes = 0; bytes < 1000; bytes++) {
            ByteBuffer buffer = PaddedBuffer.reuse(NONE, bytes, bytes);
            assertEquals(bytes, buffer.remaining());
            assertEquals(0, buffer.alignmentOffset(0, VECTOR_BYTES));
            assertTrue(buffer.capacity() - buffer.limit() >= PaddedBuffer.PADDING_BYTES);
        }
    }

    @Test
    void aBufferIsUsedAgainAsLongAsThereIsRoomForThePadding() {
        ByteBuffer buffer = PaddedBuffer.reuse(NONE, 100, 1000);
        assertSame(buffer, PaddedBuffer.reuse(buffer, 1000, 1000));
        assertNotSame(buffer, PaddedBuffer.reuse(buffer, buffer.capacity(), buffer.capacity()));
    }
}
