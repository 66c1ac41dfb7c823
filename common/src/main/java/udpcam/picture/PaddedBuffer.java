package udpcam.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How memory is laid out that native code fills: it starts at a multiple of 64 bytes and has padding at both ends, which belongs
 * to it but is not part of the buffer. All such memory is made here, or laid out by {@link #in}: that of C and of the X server.
 *
 * <p>Vector code writes whole vectors. FFmpeg's swscale writes up to one step of 8 pixels behind the last row.
 */
public final class PaddedBuffer {
    /** Bytes before index 0 and behind the capacity that native code may read and write. */
    public static final int PADDING_BYTES = 128;

    private static final int ALIGNMENT_BYTES = 64;

    private PaddedBuffer() {}

    /**
     * A direct buffer with position 0 and that limit, of any content.
     *
     * @param used a buffer of this class, to use again if it has the room
     * @param roomBytes how large a new one becomes; not less than {@code bytes}
     */
    public static ByteBuffer reuse(ByteBuffer used, int bytes, int roomBytes) {
        ByteBuffer buffer = used.capacity() < bytes ? allocate(roomBytes) : used;
        return buffer.clear().limit(bytes);
    }

    /** A new one of zeros. */
    public static ByteBuffer allocate(int bytes) {
        return in(ByteBuffer.allocateDirect(Math.toIntExact(neededBytes(bytes))), bytes);
    }

    /** How many bytes of other memory a buffer takes up. */
    public static long neededBytes(long bytes) {
        return bytes + 2 * PADDING_BYTES + ALIGNMENT_BYTES;
    }

    /**
     * A buffer in other memory.
     *
     * @param memory direct, with the bytes that are needed from index 0; the buffer does not keep memory that is not Java's
     */
    public static ByteBuffer in(ByteBuffer memory, int bytes) {
        int past = memory.alignmentOffset(PADDING_BYTES, ALIGNMENT_BYTES);
        int start = PADDING_BYTES + (past == 0 ? 0 : ALIGNMENT_BYTES - past);
        return memory.slice(start, bytes).order(ByteOrder.nativeOrder());
    }
}
