package udpcam.encode;

import java.nio.ByteBuffer;

/**
 * Memory for a JPEG that grows, used again for others. One thread writes; what it has written is never moved or changed before
 * {@link #clear}, so that other threads may read it meanwhile.
 */
public final class JpegBuffer {
    private static final int FIRST_BYTES = 1 << 16;

    private ByteBuffer bytes = ByteBuffer.allocateDirect(FIRST_BYTES);

    /** Begins another JPEG; nobody may read the one before any more. */
    void clear() {
        bytes.clear();
    }

    void put(byte[] source) {
        reserve(source.length);
        bytes.put(source);
    }

    /** Appends bytes of a buffer, which stays as it is. */
    void put(ByteBuffer source, int start, int length) {
        reserve(length);
        bytes.put(bytes.position(), source, start, length).position(bytes.position() + length);
    }

    /** Changes the last two bytes, before they are given to anybody. */
    void replaceLast(short marker) {
        bytes.putShort(bytes.position() - Short.BYTES, marker);
    }

    /** From position 0 to limit, what was written so far. */
    ByteBuffer written() {
        return bytes.duplicate().flip();
    }

    /** Makes room by taking other memory: who reads what was written goes on reading it where it is. */
    private void reserve(int length) {
        if (bytes.remaining() < length) {
            bytes = ByteBuffer.allocateDirect(2 * (bytes.position() + length)).put(bytes.flip());
        }
    }
}
