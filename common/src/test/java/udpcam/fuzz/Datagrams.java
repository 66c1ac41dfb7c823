package udpcam.fuzz;

import java.nio.ByteBuffer;

/**
 * What a fuzzer writes, read as datagrams.
 *
 * <pre>
 *  | choice, 1 byte | pause, 1 byte | length, 2 bytes | datagram ... |   again and again; the last one may be cut
 * </pre>
 *
 * <p>Choice is the test's: from whom a datagram comes, for instance. The time since the one before is 0, or 2 to the power of
 * pause modulo 37 nanoseconds, up to a minute. Each datagram has memory of its own, so that who reads behind its end is found out.
 */
public final class Datagrams {
    private static final int HEADER_BYTES = 4;
    private static final int PAUSES = 37;

    private final ByteBuffer input;
    private int choice;
    private long nowNanos;
    private ByteBuffer datagram = ByteBuffer.allocate(0);

    public Datagrams(byte[] input) {
        this.input = ByteBuffer.wrap(input);
    }

    /** Goes on to the next one; false if there is none. */
    public boolean next() {
        if (input.remaining() < HEADER_BYTES) {
            return false;
        }
        choice = Byte.toUnsignedInt(input.get());
        int pause = Byte.toUnsignedInt(input.get()) % PAUSES;
        nowNanos += pause == 0 ? 0 : 1L << pause;
        byte[] bytes = new byte[Math.min(Short.toUnsignedInt(input.getShort()), input.remaining())];
        input.get(bytes);
        datagram = ByteBuffer.wrap(bytes);
        return true;
    }

    /** 0-255. */
    public int choice() {
        return choice;
    }

    public boolean choice(int bit) {
        return (choice >> bit & 1) != 0;
    }

    /** When it comes, from 0. */
    public long nowNanos() {
        return nowNanos;
    }

    public ByteBuffer datagram() {
        return datagram;
    }
}
