package udpcam.jpeg;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Which of the standard tables is at each Huffman table destination (ITU-T T.81 B.2.4.2). Called by one thread.
 */
final class HuffmanDestinations {
    private static final int COUNTS_BYTES = 16;
    private static final int DESTINATIONS = 4;
    private static final byte[][] STANDARD = {
        StandardTables.DC_LUMA, StandardTables.DC_CHROMA, StandardTables.AC_LUMA, StandardTables.AC_CHROMA
    };

    private static final byte[] OTHER = {};

    private final byte[][] dc = new byte[DESTINATIONS][];
    private final byte[][] ac = new byte[DESTINATIONS][];

    /** Puts the standard tables where cameras mean them that leave DHT out. */
    void clear() {
        Arrays.fill(dc, OTHER);
        Arrays.fill(ac, OTHER);
        dc[0] = StandardTables.DC_LUMA;
        dc[1] = StandardTables.DC_CHROMA;
        ac[0] = StandardTables.AC_LUMA;
        ac[1] = StandardTables.AC_CHROMA;
    }

    /** Reads a DHT segment, of any number of tables; false if it is none. */
    boolean read(ByteBuffer jpeg, int start, int end) {
        int at = start;
        while (at < end) {
            int tableClass = jpeg.get(at) >> 4 & 0x0F;
            int destination = jpeg.get(at) & 0x0F;
            int first = at + 1;
            int next = first + COUNTS_BYTES;
            if (tableClass > 1 || destination >= DESTINATIONS || next > end) {
                return false;
            }
            for (int i = 0; i < COUNTS_BYTES; i++) {
                next += jpeg.get(first + i) & 0xFF;
            }
            if (next > end) {
                return false;
            }
            (tableClass == 0 ? dc : ac)[destination] = standard(jpeg, first, next);
            at = next;
        }
        return true;
    }

    /** Whether a component's DC and AC selectors, a nibble each, choose the tables that are standard for luma. */
    boolean areLuma(int selectors) {
        return choose(selectors, StandardTables.DC_LUMA, StandardTables.AC_LUMA);
    }

    /** The same for chroma. */
    boolean areChroma(int selectors) {
        return choose(selectors, StandardTables.DC_CHROMA, StandardTables.AC_CHROMA);
    }

    private boolean choose(int selectors, byte[] dcTable, byte[] acTable) {
        int dcSelector = selectors >> 4 & 0x0F;
        int acSelector = selectors & 0x0F;
        return dcSelector < DESTINATIONS
                && acSelector < DESTINATIONS
                && dc[dcSelector] == dcTable
                && ac[acSelector] == acTable;
    }

    private static byte[] standard(ByteBuffer jpeg, int start, int end) {
        for (byte[] table : STANDARD) {
            if (isAt(jpeg, start, end, table)) {
                return table;
            }
        }
        return OTHER;
    }

    private static boolean isAt(ByteBuffer jpeg, int start, int end, byte[] table) {
        if (end - start != table.length) {
            return false;
        }
        for (int i = 0; i < table.length; i++) {
            if (jpeg.get(start + i) != table[i]) {
                return false;
            }
        }
        return true;
    }
}
