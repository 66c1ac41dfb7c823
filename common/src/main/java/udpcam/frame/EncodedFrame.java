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
    private boolean proven;
    private long captureTime;

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

    /** Whether it is a sender's of this project, which proved that it is one picture, whole. */
    public boolean isProven() {
        return proven;
    }

    /** When the picture was taken, an NTP timestamp by the sender's clock; 0 if the wire does not say. */
    public long captureTime() {
        return captureTime;
    }

    @Override
    public void close() {
        home.give(this);
    }

    /** Takes over a buffer and gives its own for it: a frame changes hands without a copy. */
    byte[] exchange(byte[] full, int fullLength, boolean isProven, long newCaptureTime) {
        byte[] free = bytes;
        bytes = full;
        length = fullLength;
        proven = isProven;
        captureTime = newCaptureTime;
        return free;
    }
}
