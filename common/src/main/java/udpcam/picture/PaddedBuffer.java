package udpcam.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Makes the memory of pixels that native code fills: it starts at a multiple of 64 bytes and has padding behind its limit.
 *
 * <p>Vector code writes whole vectors. FFmpeg's swscale writes up to one step of 8 pixels behind the last row.
 */
public final class PaddedBuffer {
    /** Bytes behind the limit that native code may read and write. */
    public static final int PADDING_BYTES = 128;

    private static final int ALIGNMENT_BYTES = 64;

    private PaddedBuffer() {}

    /**
     * A direct buffer with position 0 and that limit, of any content.
     *
     * @param used the buffer to use again if it has the room
     * @param roomBytes how large a new one becomes, padding not counted; not less than {@code bytes}
     */
    public static ByteBuffer reuse(ByteBuffer used, int bytes, int roomBytes) {
        long needed = (long) bytes + PADDING_BYTES;
        ByteBuffer buffer = used.capacity() < needed ? allocate(roomBytes) : used;
        return buffer.clear().limit(bytes);
    }

    /** A new direct buffer with padding behind those bytes. */
    private static ByteBuffer allocate(int bytes) {
        int padded =
                Math.toIntExact((long) bytes + PADDING_BYTES + 2 * ALIGNMENT_BYTES); // the slice is cut at both ends
        return ByteBuffer.allocateDirect(padded).alignedSlice(ALIGNMENT_BYTES).order(ByteOrder.nativeOrder());
    }
}
