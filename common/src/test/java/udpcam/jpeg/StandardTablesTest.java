package udpcam.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import javax.imageio.plugins.jpeg.JPEGQTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the JDK's own tables of ITU-T T.81 annex K. */
class StandardTablesTest {
    private static byte[] asInDht(JPEGHuffmanTable table) {
        byte[] bytes = new byte[16 + table.getValues().length];
        for (int i = 0; i < table.getLengths().length; i++) {
            bytes[i] = (byte) table.getLengths()[i];
        }
        for (int i = 0; i < table.getValues().length; i++) {
            bytes[16 + i] = (byte) table.getValues()[i];
        }
        return bytes;
    }

    @Test
    void theHuffmanTablesAreTheStandardsOwn() {
        assertArrayEquals(asInDht(JPEGHuffmanTable.StdDCLuminance), StandardTables.DC_LUMA);
        assertArrayEquals(asInDht(JPEGHuffmanTable.StdDCChrominance), StandardTables.DC_CHROMA);
        assertArrayEquals(asInDht(JPEGHuffmanTable.StdACLuminance), StandardTables.AC_LUMA);
        assertArrayEquals(asInDht(JPEGHuffmanTable.StdACChrominance), StandardTables.AC_CHROMA);
    }

    /** Row by row in the JDK. */
    private static int[] zigZag(int[] natural) {
        int[] zigZag = new int[64];
        int index = 0;
        for (int sum = 0; sum < 15; sum++) {
            for (int step = 0; step <= sum; step++) {
                int row = sum % 2 == 0 ? sum - step : step;
                int column = sum - row;
                if (row < 8 && column < 8) {
                    zigZag[index++] = natural[8 * row + column];
                }
            }
        }
        return zigZag;
    }

    @Test
    void aQOf50GivesTheStandardsOwnQuantisationTables() {
        byte[] tables = new byte[StandardTables.QUANTIZATION_BYTES];
        StandardTables.quantization(50, tables);
        int[] luma = zigZag(JPEGQTable.K1Luminance.getTable());
        int[] chroma = zigZag(JPEGQTable.K2Chrominance.getTable());
        for (int i = 0; i < 64; i++) {
            assertEquals(luma[i], tables[i] & 0xFF);
            assertEquals(chroma[i], tables[64 + i] & 0xFF);
        }
    }

    @Test
    void quantisationTablesAreScaledAndKeptWithinAByte() {
        byte[] tables = new byte[StandardTables.QUANTIZATION_BYTES];
        StandardTables.quantization(1, tables);
        assertEquals(255, tables[0] & 0xFF); // 16 * 5000 / 100 is more than a byte holds
        StandardTables.quantization(10, tables);
        assertEquals(80, tables[0] & 0xFF); // 16 * 500 / 100
        StandardTables.quantization(99, tables);
        assertEquals(1, tables[0] & 0xFF); // 16 * 2 / 100 is less than 1
        assertEquals(2, tables[64 + 63] & 0xFF); // 99 * 2 / 100, rounded
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 100, 127, 255})
    void aQWithoutTablesIsRefused(int q) {
        byte[] tables = new byte[StandardTables.QUANTIZATION_BYTES];
        assertThrows(IllegalArgumentException.class, () -> StandardTables.quantization(q, tables));
    }
}
