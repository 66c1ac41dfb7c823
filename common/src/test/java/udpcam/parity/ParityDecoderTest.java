package udpcam.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParityDecoderTest {
    private final ParityEncoder encoder = new ParityEncoder();
    private final ParityDecoder decoder = new ParityDecoder();
    private final SplittableRandom random = new SplittableRandom(1);

    /** Symbols of {@code lost}: source symbols first, parity symbols after them. */
    private boolean solves(byte[][] sources, byte[][] parity, BitSet lost) {
        decoder.begin(sources.length, parity[0].length);
        for (int i = lost.nextClearBit(0); i < sources.length + parity.length; i = lost.nextClearBit(i + 1)) {
            if (i < sources.length) {
                decoder.source(i, sources[i], 0, sources[i].length);
            } else {
                decoder.parity(i - sources.length, parity[i - sources.length], 0);
            }
        }
        return decoder.solve();
    }

    private void assertRecovered(byte[][] sources, byte[][] parity, BitSet lost) {
        for (int i = 0; i < sources.length; i++) {
            int index = i;
            if (lost.get(i)) {
                byte[] padded = Arrays.copyOf(sources[i], parity[0].length);
                byte[] recovered = Arrays.copyOf(decoder.recovered(i), parity[0].length);
                assertArrayEquals(padded, recovered, () -> "symbol " + index + " of " + lost);
            } else {
                assertThrows(IllegalArgumentException.class, () -> decoder.recovered(index));
            }
        }
    }

    @Test
    void everyLossOfASmallBlockIsRepairedIfAsManySymbolsAreLeftAsItHasSourceSymbols() {
        int repaired = 0;
        for (int sourceCount = 1; sourceCount <= 6; sourceCount++) {
            for (int parityCount = 1; parityCount <= 4; parityCount++) {
                byte[][] sources = Blocks.sources(random, sourceCount, 0, 5);
                byte[][] parity = Blocks.parity(encoder, sources, parityCount);
                for (long pattern = 0; pattern < 1L << (sourceCount + parityCount); pattern++) {
                    BitSet lost = BitSet.valueOf(new long[] {pattern});
                    boolean enough = lost.cardinality() <= parityCount;
                    assertEquals(enough, solves(sources, parity, lost), lost + " of " + sourceCount);
                    if (enough) {
                        assertRecovered(sources, parity, lost);
                        repaired++;
                    }
                }
            }
        }
        assertEquals(1517, repaired); // the ways to lose 0 to m of k + m symbols, all k and m added up
    }

    @ParameterizedTest
    @CsvSource({
        "24, 4, 1400, 1400",
        "46, 8, 0, 1400",
        "46, 20, 1, 30",
        "100, 9, 1, 1",
        "128, 128, 0, 20",
        "246, 10, 3, 40",
        "255, 1, 0, 7",
        "1, 255, 6, 6",
        "9, 3, 0, 0"
    })
    void aLargeBlockIsRepairedFromAnySymbols(int sourceCount, int parityCount, int minBytes, int maxBytes) {
        for (int i = 0; i < 50; i++) {
            byte[][] sources = Blocks.sources(random, sourceCount, minBytes, maxBytes);
            byte[][] parity = Blocks.parity(encoder, sources, parityCount);
            BitSet lost = new BitSet();
            while (lost.cardinality() < parityCount) {
                lost.set(random.nextInt(sourceCount + parityCount));
            }
            assertTrue(solves(sources, parity, lost));
            assertRecovered(sources, parity, lost);
            lost.set(lost.nextClearBit(0));
            assertFalse(solves(sources, parity, lost), "one more than parity can mend");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 255", "2, 254", "40, 17", "200, 56"})
    void parityAloneGivesAsManySourceSymbolsAsThereAreOfIt(int sourceCount, int parityCount) {
        byte[][] sources = Blocks.sources(random, sourceCount, 0, 11);
        byte[][] parity = Blocks.parity(encoder, sources, parityCount);
        int burst = Math.min(sourceCount, parityCount);
        for (int first = 0; first + burst <= sourceCount; first++) {
            BitSet lost = new BitSet();
            lost.set(first, first + burst);
            assertTrue(solves(sources, parity, lost));
            assertRecovered(sources, parity, lost);
        }
    }

    @Test
    void blocksOfAllSizesFollowOneAnother() {
        for (int i = 0; i < 300; i++) {
            byte[][] sources = Blocks.sources(random, random.nextInt(1, 30), 0, random.nextInt(60));
            byte[][] parity = Blocks.parity(encoder, sources, random.nextInt(1, 20));
            BitSet lost = new BitSet();
            for (int n = 0; n < parity.length; n++) {
                lost.set(random.nextInt(sources.length + parity.length));
            }
            assertTrue(solves(sources, parity, lost));
            assertRecovered(sources, parity, lost);
        }
    }

    @Test
    void symbolsMayComeInAnyOrderAndLieAnywhere() {
        byte[][] sources = {{1, 2, 3}, {4, 5, 6}, {7}};
        byte[][] parity = Blocks.parity(encoder, sources, 3);
        decoder.begin(3, 3);
        decoder.parity(2, new byte[] {-1, parity[2][0], parity[2][1], parity[2][2], -1}, 1);
        assertFalse(decoder.solve());
        decoder.source(2, new byte[] {-1, -1, 7, -1}, 2, 1);
        assertFalse(decoder.solve());
        assertThrows(IllegalArgumentException.class, () -> decoder.recovered(0));
        decoder.parity(0, parity[0], 0);
        assertTrue(decoder.solve());
        assertArrayEquals(sources[0], Arrays.copyOf(decoder.recovered(0), 3));
        assertArrayEquals(sources[1], Arrays.copyOf(decoder.recovered(1), 3));
    }

    @Test
    void aBlockThatLostNothingNeedsNoParity() {
        decoder.begin(2, 3);
        decoder.source(0, new byte[3], 0, 3);
        assertFalse(decoder.solve());
        decoder.source(1, new byte[3], 0, 0);
        assertTrue(decoder.solve());
        assertThrows(IllegalArgumentException.class, () -> decoder.recovered(0));
    }

    @Test
    void aNewBlockKnowsNothingOfTheOneBefore() {
        byte[][] sources = {{1}, {2}};
        byte[][] parity = Blocks.parity(encoder, sources, 1);
        decoder.begin(2, 1);
        decoder.source(0, sources[0], 0, 1);
        decoder.parity(0, parity[0], 0);
        assertTrue(decoder.solve());
        decoder.begin(2, 1);
        assertFalse(decoder.solve());
        assertThrows(IllegalArgumentException.class, () -> decoder.recovered(1));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "256, 1", "1, -1"})
    void aBlockThatCannotBeIsRefused(int sourceCount, int symbolBytes) {
        assertThrows(IllegalArgumentException.class, () -> decoder.begin(sourceCount, symbolBytes));
    }

    @Test
    void symbolsThatCannotBeAreRefused() {
        byte[] bytes = new byte[9];
        assertThrows(IllegalArgumentException.class, () -> decoder.source(0, bytes, 0, 0)); // not begun
        decoder.begin(250, 4);
        decoder.source(3, bytes, 0, 4);
        decoder.parity(5, bytes, 0);
        assertThrows(IllegalArgumentException.class, () -> decoder.source(3, bytes, 0, 4)); // came before
        assertThrows(IllegalArgumentException.class, () -> decoder.parity(5, bytes, 0));
        assertThrows(IllegalArgumentException.class, () -> decoder.source(250, bytes, 0, 4));
        assertThrows(IllegalArgumentException.class, () -> decoder.source(-1, bytes, 0, 4));
        assertThrows(IllegalArgumentException.class, () -> decoder.parity(6, bytes, 0));
        assertThrows(IllegalArgumentException.class, () -> decoder.parity(-1, bytes, 0));
        assertThrows(IllegalArgumentException.class, () -> decoder.source(4, bytes, 0, 5)); // longer than parity
        assertThrows(IllegalArgumentException.class, () -> decoder.source(4, bytes, 0, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> decoder.source(4, bytes, 6, 4));
        assertThrows(IndexOutOfBoundsException.class, () -> decoder.parity(4, bytes, 6));
    }
}
