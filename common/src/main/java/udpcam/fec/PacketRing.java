package udpcam.fec;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The last packets of a stream by their extended sequence numbers, each as the source symbol that parity is made of: its
 * length in 16 bits, and the packet. Bounded in packets and bytes: the newest take the place of the oldest. Called by one
 * thread at a time.
 */
public final class PacketRing {
    /** So many packets of different numbers there are at the most. */
    public static final int PACKETS = 1 << 12;

    private static final int LENGTH_BYTES = 2;
    private static final long ABSENT = Long.MIN_VALUE;

    private final long[] numbers = new long[PACKETS];
    private final long[] places = new long[PACKETS]; // in all that was ever written
    private final boolean[] marked = new boolean[PACKETS];
    private final byte[] bytes;
    private final ByteBuffer view;
    private long written;

    /** Takes so much memory. */
    public PacketRing(int capacityBytes) {
        this.bytes = new byte[capacityBytes];
        this.view = ByteBuffer.wrap(bytes);
        Arrays.fill(numbers, ABSENT);
    }

    /** Keeps a copy of a packet, which stays as it is; one that is larger than all the memory is not kept. */
    public void put(long number, ByteBuffer packet) {
        int length = packet.remaining();
        int needed = LENGTH_BYTES + length;
        if (needed > bytes.length) {
            return;
        }
        int at = (int) (written % bytes.length);
        if (at + needed > bytes.length) {
            written += bytes.length - at; // a symbol is in one piece
            at = 0;
        }
        view.putShort(at, (short) length);
        packet.get(packet.position(), bytes, at + LENGTH_BYTES, length);
        numbers[index(number)] = number;
        marked[index(number)] = false;
        places[index(number)] = written;
        written += needed;
    }

    /** Whether a packet is there. */
    public boolean contains(long number) {
        return numbers[index(number)] == number && places[index(number)] >= written - bytes.length;
    }

    /** Marks a packet that is there; false if it is marked already. */
    public boolean mark(long number) {
        boolean first = !marked[index(number)];
        marked[index(number)] = true;
        return first;
    }

    /** The memory in which all symbols are. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the symbol of a packet that is there begins in {@link #bytes}. */
    public int offset(long number) {
        return (int) (places[index(number)] % bytes.length);
    }

    /** How long the symbol of a packet that is there is. */
    public int symbolBytes(long number) {
        return LENGTH_BYTES + Short.toUnsignedInt(view.getShort(offset(number)));
    }

    /** A packet that is there, to be read until the next one is put. */
    public ByteBuffer packet(long number) {
        return ByteBuffer.wrap(bytes, offset(number) + LENGTH_BYTES, symbolBytes(number) - LENGTH_BYTES);
    }

    /** Forgets all of them. */
    public void clear() {
        Arrays.fill(numbers, ABSENT);
    }

    private static int index(long number) {
        return (int) number & (PACKETS - 1);
    }
}
