package udpcam.jpeg.scan;

/** A Huffman table as DHT gives it (ITU-T T.81 B.2.4.2), in the form that decodes a symbol with one look-up or a few. */
final class HuffmanTable {
    static final int MAX_CODE_BITS = 16;
    static final int FAST_BITS = 9;

    private final short[] fast = new short[1 << FAST_BITS]; // symbol << 8 | code length; 0: the code is longer
    private final int[] maxCode = new int[MAX_CODE_BITS + 1]; // the largest code of each length; -1: none
    private final int[] valueOffset = new int[MAX_CODE_BITS + 1];
    private final byte[] values;

    /**
     * Reads the counts of codes of 1-16 bits at {@code at}, and the values behind them.
     *
     * @throws IllegalArgumentException if the counts are those of no code
     */
    HuffmanTable(byte[] jpeg, int at, int end) {
        int total = 0;
        for (int length = 1; length <= MAX_CODE_BITS; length++) {
            total += jpeg[at + length - 1] & 0xFF;
        }
        if (total > 256 || at + MAX_CODE_BITS + total > end) {
            throw new IllegalArgumentException("Huffman table of " + total + " values");
        }
        values = new byte[total];
        System.arraycopy(jpeg, at + MAX_CODE_BITS, values, 0, total);
        int code = 0;
        int index = 0;
        for (int length = 1; length <= MAX_CODE_BITS; length++) {
            int count = jpeg[at + length - 1] & 0xFF;
            if (code + count >= 1 << length) { // a code of ones alone is none (T.81 C)
                throw new IllegalArgumentException("too many codes of " + length + " bits");
            }
            valueOffset[length] = index - code;
            maxCode[length] = count == 0 ? -1 : code + count - 1;
            for (int i = 0; i < count; i++) {
                fill(code++, length, values[index++] & 0xFF);
            }
            code <<= 1;
        }
    }

    private void fill(int code, int length, int symbol) {
        if (length <= FAST_BITS) {
            int first = code << (FAST_BITS - length);
            for (int i = 0; i < 1 << (FAST_BITS - length); i++) {
                fast[first + i] = (short) ((symbol << 8) | length);
            }
        }
    }

    /** How long the table is in DHT, without the byte that says which it is. */
    int bytes() {
        return MAX_CODE_BITS + values.length;
    }

    /** The largest value that a code stands for; 0 if there are none. */
    int maxValue() {
        int max = 0;
        for (byte value : values) {
            max = Math.max(max, value & 0xFF);
        }
        return max;
    }

    /** The entry for the next {@link #FAST_BITS} bits: symbol &lt;&lt; 8 | code length, or 0 if the code is longer. */
    int fast(int bits) {
        return fast[bits] & 0xFFFF;
    }

    /** The same for the next 16 bits, whatever the code's length; 0 if they begin with no code. */
    int slow(int bits) {
        for (int length = 1; length <= MAX_CODE_BITS; length++) {
            int code = bits >> (MAX_CODE_BITS - length);
            if (maxCode[length] >= 0 && code <= maxCode[length]) {
                return ((values[valueOffset[length] + code] & 0xFF) << 8) | length;
            }
        }
        return 0;
    }
}
