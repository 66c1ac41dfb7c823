package udpcam.parity;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Makes the parity symbols of a block of source symbols: any k of its k + m symbols give the block back
 * ({@link ParityDecoder}). Shorter symbols count as padded with zeros.
 *
 * <p>Parity symbol j is the sum of each source symbol i times 1 / (x_i + y_j), the Cauchy matrix of x_i = i and y_j = 255 -
 * j in the field of RFC 5510 8.1. Used again for each block, by one thread; allocates only for a block larger than those
 * before.
 */
public final class ParityEncoder {
    private final List<PackedSums> groups = new ArrayList<>(List.of(new PackedSums())); // of 8 parity symbols
    private int sourceCount;
    private int parityCount;
    private byte[] symbol = {};

    /**
     * Begins a block.
     *
     * @param count how many parity symbols it gets, 1-255
     * @throws IllegalArgumentException for another count
     */
    public void begin(int count) {
        Block.checkRange("parity symbols", count, 1, Block.MAX_SYMBOLS - 1);
        parityCount = count;
        sourceCount = 0;
        for (int i = 0; i * PackedSums.COUNT < count; i++) {
            if (i == groups.size()) {
                groups.add(new PackedSums());
            }
            groups.get(i).begin();
        }
    }

    /**
     * Adds the next source symbol: the first one after {@link #begin} has index 0. Nothing of the array is kept.
     *
     * @throws IndexOutOfBoundsException if the array does not have these bytes
     * @throws IllegalStateException if the block has 256 symbols, parity included, before {@link #begin} has 0
     */
    public void add(byte[] from, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, from.length);
        if (parityCount == 0 || sourceCount + parityCount == Block.MAX_SYMBOLS) {
            throw new IllegalStateException(sourceCount + " source and " + parityCount + " parity symbols");
        }
        for (int first = 0; first < parityCount; first += PackedSums.COUNT) {
            groups.get(first / PackedSums.COUNT).add(weights(sourceCount, first), from, offset, length);
        }
        sourceCount++;
    }

    /** How many bytes each parity symbol has: those of the longest source symbol so far. */
    public int symbolBytes() {
        return groups.get(0).length();
    }

    /**
     * Puts a parity symbol of what was added so far, {@link #symbolBytes} bytes.
     *
     * @param parity its index, 0 to the count - 1
     * @throws IllegalArgumentException for another index
     * @throws java.nio.BufferOverflowException if there is not the room
     */
    public void write(int parity, ByteBuffer out) {
        Block.checkRange("parity symbol", parity, 0, parityCount - 1);
        if (symbol.length < symbolBytes()) {
            symbol = new byte[symbolBytes()];
        }
        groups.get(parity / PackedSums.COUNT).copy(parity % PackedSums.COUNT, symbol);
        out.put(symbol, 0, symbolBytes());
    }

    private long weights(int source, int firstParity) {
        long weights = 0;
        for (int parity = Math.min(parityCount, firstParity + PackedSums.COUNT) - 1; parity >= firstParity; parity--) {
            weights = weights << 8 | GaloisField.divide(1, Block.source(source) ^ Block.parity(parity));
        }
        return weights;
    }
}
