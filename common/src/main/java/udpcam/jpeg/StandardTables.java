package udpcam.jpeg;

import java.util.HexFormat;

/** The Huffman tables of ITU-T T.81 K.3.3 and the quantisation tables that RFC 2435 Appendix A makes of a Q of 1-99. */
public final class StandardTables {
    /** Bytes of the two tables together. */
    public static final int QUANTIZATION_BYTES = 2 * QuantizationTables.TABLE_BYTES;

    // As in DHT: the counts of codes of 1-16 bits, then the values.
    static final byte[] DC_LUMA =
            bytes("00 01 05 01 01 01 01 01 01 00 00 00 00 00 00 00", "00 01 02 03 04 05 06 07 08 09 0A 0B");
    static final byte[] DC_CHROMA =
            bytes("00 03 01 01 01 01 01 01 01 01 01 00 00 00 00 00", "00 01 02 03 04 05 06 07 08 09 0A 0B");
    static final byte[] AC_LUMA = bytes(
            "00 02 01 03 03 02 04 03 05 05 04 04 00 00 01 7D",
            "01 02 03 00 04 11 05 12 21 31 41 06 13 51 61 07 22 71 14 32 81 91 A1 08 23 42 B1 C1 15 52 D1 F0",
            "24 33 62 72 82 09 0A 16 17 18 19 1A 25 26 27 28 29 2A 34 35 36 37 38 39 3A 43 44 45 46 47 48 49",
            "4A 53 54 55 56 57 58 59 5A 63 64 65 66 67 68 69 6A 73 74 75 76 77 78 79 7A 83 84 85 86 87 88 89",
            "8A 92 93 94 95 96 97 98 99 9A A2 A3 A4 A5 A6 A7 A8 A9 AA B2 B3 B4 B5 B6 B7 B8 B9 BA C2 C3 C4 C5",
            "C6 C7 C8 C9 CA D2 D3 D4 D5 D6 D7 D8 D9 DA E1 E2 E3 E4 E5 E6 E7 E8 E9 EA F1 F2 F3 F4 F5 F6 F7 F8",
            "F9 FA");
    static final byte[] AC_CHROMA = bytes(
            "00 02 01 02 04 04 03 04 07 05 04 04 00 01 02 77",
            "00 01 02 03 11 04 05 21 31 06 12 41 51 07 61 71 13 22 32 81 08 14 42 91 A1 B1 C1 09 23 33 52 F0",
            "15 62 72 D1 0A 16 24 34 E1 25 F1 17 18 19 1A 26 27 28 29 2A 35 36 37 38 39 3A 43 44 45 46 47 48",
            "49 4A 53 54 55 56 57 58 59 5A 63 64 65 66 67 68 69 6A 73 74 75 76 77 78 79 7A 82 83 84 85 86 87",
            "88 89 8A 92 93 94 95 96 97 98 99 9A A2 A3 A4 A5 A6 A7 A8 A9 AA B2 B3 B4 B5 B6 B7 B8 B9 BA C2 C3",
            "C4 C5 C6 C7 C8 C9 CA D2 D3 D4 D5 D6 D7 D8 D9 DA E2 E3 E4 E5 E6 E7 E8 E9 EA F2 F3 F4 F5 F6 F7 F8",
            "F9 FA");

    // T.81 tables K.1 and K.2, in zig-zag order: RFC 2435 prints them row by row, but means what DQT holds, and so do
    // all.
    private static final byte[] QUANTIZATION = bytes(
            "10 0B 0C 0E 0C 0A 10 0E 0D 0E 12 11 10 13 18 28 1A 18 16 16 18 31 23 25 1D 28 3A 33 3D 3C 39 33",
            "38 37 40 48 5C 4E 40 44 57 45 37 38 50 6D 51 57 5F 62 67 68 67 3E 4D 71 79 70 64 78 5C 65 67 63",
            "11 12 12 18 15 18 2F 1A 1A 2F 63 42 38 42 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63",
            "63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63 63");
    private static final int MAX_Q = 99;

    private StandardTables() {}

    /**
     * Writes the tables of a Q, luma's and then chroma's, in zig-zag order.
     *
     * @throws IllegalArgumentException if {@code q} is not 1-99: such a Q has no tables that everybody knows
     */
    public static void quantization(int q, byte[] into) {
        if (q < 1 || q > MAX_Q) {
            throw new IllegalArgumentException("Q " + q);
        }
        int percent = q < 50 ? 5000 / q : 200 - 2 * q;
        for (int i = 0; i < QUANTIZATION_BYTES; i++) {
            int value = (QUANTIZATION[i] * percent + 50) / 100;
            into[i] = (byte) Math.max(1, Math.min(value, 255));
        }
    }

    /**
     * A copy of a Huffman table as in DHT: the counts of codes of 1-16 bits, then the values.
     *
     * @param isAc for AC coefficients, else for DC
     * @param isChroma for chroma, else for luma
     */
    public static byte[] huffman(boolean isAc, boolean isChroma) {
        byte[] dc = isChroma ? DC_CHROMA : DC_LUMA;
        byte[] ac = isChroma ? AC_CHROMA : AC_LUMA;
        return (isAc ? ac : dc).clone();
    }

    private static byte[] bytes(String... hex) {
        return HexFormat.ofDelimiter(" ").parseHex(String.join(" ", hex));
    }
}
