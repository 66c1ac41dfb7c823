package udpcam.jpeg;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The quantisation tables that DQT defines (ITU-T T.81 B.2.4.1). Called by one thread. */
final class QuantizationTables {
    static final int TABLE_BYTES = 64;
    private static final int MAX_TABLES = 4;

    private final byte[] tables = new byte[MAX_TABLES * TABLE_BYTES]; // of 8 bits a value
    private final int[] valueBits = new int[MAX_TABLES]; // 0: not defined

    void clear() {
        Arrays.fill(valueBits, 0);
    }

    /** Reads a DQT segment, of any number of tables; false if it is none. */
    boolean read(ByteBuffer jpeg, int start, int end) {
        int at = start;
        while (at < end) {
            int bytes = jpeg.get(at) >> 4 & 0x0F;
            int table = jpeg.get(at) & 0x0F;
            int next = at + 1 + TABLE_BYTES * (bytes + 1);
            if (bytes > 1 || table >= MAX_TABLES || next > end) {
                return false;
            }
            valueBits[table] = bytes == 0 ? 8 : 16;
            if (bytes == 0) {
                jpeg.get(at + 1, tables, table * TABLE_BYTES, TABLE_BYTES);
            }
            at = next;
        }
        return true;
    }

    /** Bits of a table's values, 8 or 16; 0 if there is no such table. */
    int valueBits(int table) {
        return table < MAX_TABLES ? valueBits[table] : 0;
    }

    /** Whether two tables of 8 bits are the same. */
    boolean areEqual(int one, int other) {
        int first = one * TABLE_BYTES;
        int second = other * TABLE_BYTES;
        return Arrays.equals(tables, first, first + TABLE_BYTES, tables, second, second + TABLE_BYTES);
    }

    /** Copies a table of 8 bits, in zig-zag order. */
    void copy(int table, byte[] into, int at) {
        System.arraycopy(tables, table * TABLE_BYTES, into, at, TABLE_BYTES);
    }
}
