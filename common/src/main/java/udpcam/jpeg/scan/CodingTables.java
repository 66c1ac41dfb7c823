package udpcam.jpeg.scan;

import org.jspecify.annotations.Nullable;
import udpcam.jpeg.StandardTables;

/**
 * The Huffman tables at the four destinations of either class (ITU-T T.81 B.2.4.2), and which quantisation tables there are.
 * Called by one thread.
 */
final class CodingTables {
    private static final int DESTINATIONS = 4;
    private static final int MAX_DC_BITS = 15; // of a difference: libjpeg refuses tables with more
    private static final int VALUES = 64; // of a quantisation table
    private static final HuffmanTable DC_LUMA = standard(false, false);
    private static final HuffmanTable DC_CHROMA = standard(false, true);
    private static final HuffmanTable AC_LUMA = standard(true, false);
    private static final HuffmanTable AC_CHROMA = standard(true, true);

    private final @Nullable HuffmanTable[] dc = new HuffmanTable[DESTINATIONS];
    private final @Nullable HuffmanTable[] ac = new HuffmanTable[DESTINATIONS];

    private int quantization; // a bit for each destination that has a table

    /** Puts the standard Huffman tables where cameras mean them that leave DHT out; no quantisation table is there. */
    void clear() {
        quantization = 0;
        for (int i = 0; i < DESTINATIONS; i++) {
            dc[i] = i == 0 ? DC_LUMA : i == 1 ? DC_CHROMA : null;
            ac[i] = i == 0 ? AC_LUMA : i == 1 ? AC_CHROMA : null;
        }
    }

    /**
     * Reads the parameters of a DHT segment, of any number of tables.
     *
     * @throws IllegalArgumentException if they are none
     */
    void readHuffman(byte[] jpeg, int start, int end) {
        for (int at = start; at < end; ) {
            int destination = jpeg[at] & 0x0F;
            int tableClass = jpeg[at] >> 4 & 0x0F;
            if (destination >= DESTINATIONS || tableClass > 1) {
                throw new IllegalArgumentException("Huffman table " + tableClass + ", " + destination);
            }
            HuffmanTable table = new HuffmanTable(jpeg, at + 1, end);
            if (tableClass == 0 && table.maxValue() > MAX_DC_BITS) {
                throw new IllegalArgumentException("differences of " + table.maxValue() + " bits");
            }
            (tableClass == 0 ? dc : ac)[destination] = table;
            at += 1 + table.bytes();
        }
    }

    /**
     * Takes note of the tables of a DQT segment (B.2.4.1).
     *
     * @throws IllegalArgumentException if they are none
     */
    void readQuantization(byte[] jpeg, int start, int end) {
        int at = start;
        while (at < end) {
            int destination = jpeg[at] & 0x0F;
            int valueBytes = (jpeg[at] >> 4 & 0x0F) == 0 ? 1 : 2;
            if (destination >= DESTINATIONS) {
                throw new IllegalArgumentException("quantisation table " + destination);
            }
            quantization |= 1 << destination;
            at += 1 + VALUES * valueBytes;
        }
        if (at != end) {
            throw new IllegalArgumentException("quantisation tables of " + (end - start) + " bytes");
        }
    }

    /** Whether there is a quantisation table at a destination. */
    boolean hasQuantization(int destination) {
        return destination < DESTINATIONS && (quantization >> destination & 1) != 0;
    }

    /** The DC table that a component's selectors choose, a nibble each; null if there is none. */
    @Nullable
    HuffmanTable dc(int selectors) {
        return at(dc, selectors >> 4 & 0x0F);
    }

    /** The same for AC. */
    @Nullable
    HuffmanTable ac(int selectors) {
        return at(ac, selectors & 0x0F);
    }

    private static @Nullable HuffmanTable at(@Nullable HuffmanTable[] tables, int destination) {
        return destination < DESTINATIONS ? tables[destination] : null;
    }

    private static HuffmanTable standard(boolean isAc, boolean isChroma) {
        byte[] table = StandardTables.huffman(isAc, isChroma);
        return new HuffmanTable(table, 0, table.length);
    }
}
