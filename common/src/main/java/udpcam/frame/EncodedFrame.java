package udpcam.frame;

import udpcam.run.Pool;

/**
 * A whole JPEG in a buffer that is used again.
 *
 * <p>Whoever holds it may read it and is the one to close it, once; then its buffer serves another frame.
 */
public final class EncodedFrame implements AutoCloseable {
    private final Pool<EncodedFrame> home;
    private byte[] bytes = new byte[0];
    private int length;

    EncodedFrame(Pool<EncodedFrame> home) {
        this.home = home;
    }

    /** The buffer; the JPEG is its first {@link #length} bytes. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    @Override
    public void close() {
        home.give(this);
    }

    /** Takes over a buffer and gives its own for it: a frame changes hands without a copy. */
    byte[] exchange(byte[] full, int fullLength) {
        byte[] free = bytes;
        bytes = full;
        length = fullLength;
        return free;
    }
}
