package udpcam.parity;

import java.util.Arrays;
import java.util.Objects;

/**
 * Gives back the source symbols that a block of {@link ParityEncoder} lost, and touches nothing else.
 *
 * <p>It only remembers where the symbols are that came, in any order, until {@link #solve} reads them: up to then their
 * arrays must not change. Used again for each block, by one thread; allocates only where more is lost than before.
 *
 * <p>Why it works: the sum of s_i times the product of all (z + x_t) but (z + x_i) is a polynomial in z, of degree below k.
 * At x_i it is s_i, at y_j parity symbol j, each times a factor. So k symbols fix it, and Lagrange's formula gives it where
 * a symbol was lost.
 */
public final class ParityDecoder {
    private static final byte[] NOTHING = {};

    private final boolean[] came = new boolean[Block.MAX_SYMBOLS]; // all four by the symbols' elements
    private final byte[][] arrays = new byte[Block.MAX_SYMBOLS][];
    private final int[] offsets = new int[Block.MAX_SYMBOLS];
    private final int[] lengths = new int[Block.MAX_SYMBOLS];

    private final int[] lost = new int[Block.MAX_SYMBOLS];
    private final int[] lostFactors = new int[Block.MAX_SYMBOLS];
    private final int[] used = new int[Block.MAX_SYMBOLS]; // parity symbols, as many as source symbols are lost
    private final byte[][] recovered = new byte[Block.MAX_SYMBOLS][]; // in the order of lost
    private final PackedSums sums = new PackedSums();
    private int sourceCount;
    private int symbolBytes;
    private int lostCount; // 0 until solved

    public ParityDecoder() {
        Arrays.fill(recovered, NOTHING);
    }

    /**
     * Begins a block.
     *
     * @param count how many source symbols it has, 1-255
     * @param bytes how many each parity symbol has, at least 0
     * @throws IllegalArgumentException for others
     */
    public void begin(int count, int bytes) {
        Block.checkRange("source symbols", count, 1, Block.MAX_SYMBOLS - 1);
        Block.checkRange("bytes", bytes, 0, Integer.MAX_VALUE);
        sourceCount = count;
        symbolBytes = bytes;
        lostCount = 0;
        Arrays.fill(came, false);
        Arrays.fill(arrays, NOTHING); // whatever they are, they may go
    }

    /**
     * A source symbol that came.
     *
     * @param index 0 to the count - 1
     * @param length at most that of the parity symbols
     * @throws IllegalArgumentException for another index or length, or if this symbol came before
     * @throws IndexOutOfBoundsException if the array does not have these bytes
     */
    public void source(int index, byte[] from, int offset, int length) {
        Block.checkRange("source symbol", index, 0, sourceCount - 1);
        Block.checkRange("length", length, 0, symbolBytes);
        enter(Block.source(index), from, offset, length);
    }

    /**
     * A parity symbol that came; more than are needed do no harm.
     *
     * @param index 0 to 255 - the count of source symbols
     * @throws IllegalArgumentException for another index, or if this symbol came before
     * @throws IndexOutOfBoundsException if the array does not have a parity symbol's bytes from there
     */
    public void parity(int index, byte[] from, int offset) {
        Block.checkRange("parity symbol", index, 0, Block.MAX_SYMBOLS - 1 - sourceCount);
        enter(Block.parity(index), from, offset, symbolBytes);
    }

    private void enter(int element, byte[] from, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, from.length);
        if (came[element]) {
            throw new IllegalArgumentException("came before: " + element);
        }
        came[element] = true;
        arrays[element] = from;
        offsets[element] = offset;
        lengths[element] = length;
    }

    /**
     * Recovers all source symbols that did not come.
     *
     * @return false if fewer symbols came than the block has source symbols; then more may follow, and another try
     */
    public boolean solve() {
        int missing = 0;
        for (int element = 0; element < sourceCount; element++) {
            if (!came[element]) {
                lost[missing++] = element;
            }
        }
        int helping = 0;
        for (int element = Block.parity(0); element >= sourceCount && helping < missing; element--) {
            if (came[element]) {
                used[helping++] = element;
            }
        }
        if (helping < missing) {
            return false;
        }
        lostCount = missing;
        for (int i = 0; i < lostCount; i++) {
            lostFactors[i] = factor(lost[i]);
        }
        for (int first = 0; first < lostCount; first += PackedSums.COUNT) {
            recover(first, Math.min(lostCount, first + PackedSums.COUNT));
        }
        return true;
    }

    /**
     * A symbol that was lost, after {@link #solve}: as many bytes as a parity symbol has, from the array's beginning; what
     * is behind them means nothing. Valid until the next {@link #begin}.
     *
     * @throws IllegalArgumentException if this symbol was not lost, or is not recovered
     */
    public byte[] recovered(int index) {
        int position = Arrays.binarySearch(lost, 0, lostCount, index);
        if (position < 0) {
            throw new IllegalArgumentException("not recovered: " + index);
        }
        return recovered[position];
    }

    /** Whether a source symbol was lost and is recovered. */
    public boolean isRecovered(int index) {
        return Arrays.binarySearch(lost, 0, lostCount, index) >= 0;
    }

    private void recover(int first, int end) {
        sums.begin();
        for (int element = 0; element < sourceCount; element++) {
            if (came[element]) {
                add(element, first, end);
            }
        }
        for (int i = 0; i < lostCount; i++) {
            add(used[i], first, end);
        }
        for (int i = first; i < end; i++) {
            if (recovered[i].length < symbolBytes) {
                recovered[i] = new byte[symbolBytes];
            }
            sums.copy(i - first, recovered[i]);
        }
    }

    private void add(int element, int first, int end) {
        int factor = factor(element);
        long weights = 0;
        for (int i = end - 1; i >= first; i--) {
            int divisor = GaloisField.multiply(lostFactors[i], lost[i] ^ element);
            weights = weights << 8 | GaloisField.divide(factor, divisor);
        }
        sums.add(weights, arrays[element], offsets[element], lengths[element]);
    }

    /** What is left of the products in Lagrange's formula: symbols that came and are used stand on both sides of it. */
    private int factor(int element) {
        int factor = 1;
        for (int i = 0; i < lostCount; i++) {
            if (lost[i] != element) {
                factor = GaloisField.multiply(factor, element ^ lost[i]);
            }
            if (used[i] != element) {
                factor = GaloisField.divide(factor, element ^ used[i]);
            }
        }
        return factor;
    }
}
