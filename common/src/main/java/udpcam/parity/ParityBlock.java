package udpcam.parity;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** The packets that one set of parity symbols repairs, and the symbols that came. Used again; called by one thread. */
final class ParityBlock {
    /** The most parity that is kept: that of 128 packets of 1,500 bytes and more. */
    static final int MOST_BYTES = 1 << 18;

    private long base;
    private int columns;
    private int rows;
    private int timestamp;
    private int symbolBytes;
    private byte[] parity = new byte[0]; // symbol after symbol
    private int[] symbols = new int[8]; // their numbers
    private int count;
    private boolean isChanged; // something came that may make the parity enough

    /** Begins the block of a parity packet. */
    void begin(long newBase, ParityHeader header, int newTimestamp, int newSymbolBytes) {
        base = newBase;
        columns = header.columns();
        rows = header.rows();
        timestamp = newTimestamp;
        symbolBytes = newSymbolBytes;
        count = 0;
        isChanged = true;
    }

    boolean is(long otherBase, ParityHeader header, int otherTimestamp, int otherSymbolBytes) {
        return base == otherBase
                && columns == header.columns()
                && rows == header.rows()
                && timestamp == otherTimestamp
                && symbolBytes == otherSymbolBytes;
    }

    /**
     * Keeps the remaining bytes as a parity symbol, if it is not there already and there is room.
     *
     * @param memory asked before the block grows, whether it may take that many bytes more
     */
    void add(int symbol, ByteBuffer bytes, IntPredicate memory) {
        for (int i = 0; i < count; i++) {
            if (symbols[i] == symbol) {
                return;
            }
        }
        int at = count * symbolBytes;
        if (at + symbolBytes > MOST_BYTES || !reach(at + symbolBytes, memory)) {
            return;
        }
        if (count == symbols.length) {
            symbols = Arrays.copyOf(symbols, 2 * count);
        }
        symbols[count++] = symbol;
        bytes.get(bytes.position(), parity, at, symbolBytes);
        isChanged = true;
    }

    private boolean reach(int needed, IntPredicate memory) {
        if (parity.length >= needed) {
            return true;
        }
        int room = Math.max(needed, Math.min(MOST_BYTES, 2 * parity.length));
        if (!memory.test(room - parity.length)) {
            return false;
        }
        parity = Arrays.copyOf(parity, room);
        return true;
    }

    /** A packet of the stream came, perhaps one of the block. */
    void received(long number) {
        long place = number - base;
        isChanged |= place >= 0 && place % columns == 0 && place / columns < rows;
    }

    /** Whether something came since this was asked last. */
    boolean takeChange() {
        boolean was = isChanged;
        isChanged = false;
        return was;
    }

    /** The number of its first packet. */
    long base() {
        return base;
    }

    int rows() {
        return rows;
    }

    /** The number of a packet, 0 to {@link #rows} - 1. */
    long number(int row) {
        return base + (long) row * columns;
    }

    /** The RTP timestamp that all its packets have. */
    int timestamp() {
        return timestamp;
    }

    int symbolBytes() {
        return symbolBytes;
    }

    /** How many parity symbols came. */
    int count() {
        return count;
    }

    /** The number of a parity symbol that came, 0 to {@link #count} - 1. */
    int symbol(int index) {
        return symbols[index];
    }

    /** Where all of them are, one behind the other. */
    byte[] parity() {
        return parity;
    }
}
