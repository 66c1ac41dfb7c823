package udpcam.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParityEncoderTest {
    private final ParityEncoder encoder = new ParityEncoder();

    /**
     * Source symbol 0 is 01 02, source symbol 1 is 80 and padded with 00. x_0 = 00, x_1 = 01, y_0 = FF, y_1 = FE.
     *
     * <p>1/FF = FD: FD times the powers 01 02 04 08 10 20 40 80 of x is FD E7 D3 BB 6B D6 B1 7F, all of which add up to 01.
     * 1/FE = 7E: the same with 7E is 7E FC E5 D7 B3 7B F6 F1, which without the first add up to 01.
     *
     * <pre>
     * parity 0: 01*1/(00+FF) + 80*1/(01+FF) = 01*FD + 80*7E = FD + F1 = 0C,  02*FD = E7
     * parity 1: 01*1/(00+FE) + 80*1/(01+FE) = 01*7E + 80*FD = 7E + 7F = 01,  02*7E = FC
     * </pre>
     */
    @Test
    void aBlockThatWasWorkedOutByHandHasTheseParitySymbols() {
        byte[][] sources = {{0x01, 0x02}, {(byte) 0x80}};
        byte[][] parity = Blocks.parity(encoder, sources, 2);
        assertEquals("0ce7", HexFormat.of().formatHex(parity[0]));
        assertEquals("01fc", HexFormat.of().formatHex(parity[1]));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1",
        "1, 255, 0, 9",
        "2, 3, 5, 5",
        "7, 8, 0, 33",
        "7, 9, 0, 33",
        "46, 4, 1400, 1400",
        "46, 8, 700, 1400",
        "130, 126, 1, 12",
        "246, 10, 0, 40",
        "255, 1, 3, 17",
        "2, 2, 2049, 2049",
        "3, 2, 5000, 9000"
    })
    void paritySymbolsAreThoseOfThePlainCode(int sourceCount, int parityCount, int minBytes, int maxBytes) {
        byte[][] sources = Blocks.sources(new SplittableRandom(1), sourceCount, minBytes, maxBytes);
        byte[][] parity = Blocks.parity(encoder, sources, parityCount);
        for (int i = 0; i < parityCount; i++) {
            assertArrayEquals(PlainReedSolomon.parity(sources, i), parity[i], "parity symbol " + i);
        }
    }

    @Test
    void nothingIsLeftOfTheBlockBefore() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 300; i++) {
            int parityCount = random.nextInt(1, 30);
            byte[][] sources = Blocks.sources(random, random.nextInt(1, 20), 0, random.nextInt(50));
            byte[][] parity = Blocks.parity(encoder, sources, parityCount);
            for (int n = 0; n < parityCount; n++) {
                assertArrayEquals(PlainReedSolomon.parity(sources, n), parity[n], "block " + i + ", parity " + n);
            }
        }
    }

    @Test
    void aParitySymbolDoesNotDependOnHowManyThereAre() {
        byte[][] sources = Blocks.sources(new SplittableRandom(3), 10, 20, 20);
        byte[][] many = Blocks.parity(encoder, sources, 20);
        for (int count = 1; count < 20; count++) {
            assertArrayEquals(many[count - 1], Blocks.parity(encoder, sources, count)[count - 1]);
        }
    }

    @Test
    void aPartOfAnArrayIsASymbolAndItsNeighboursAreNot() {
        encoder.begin(1);
        encoder.add(new byte[] {9, 8, 7, 1, 2, 6}, 3, 2);
        encoder.add(new byte[] {5, (byte) 0x80, 4}, 1, 1);
        assertEquals("0ce7", HexFormat.of().formatHex(written(0)));
    }

    @Test
    void onlyASymbolIsPutWhereTheBufferStands() {
        encoder.begin(1);
        encoder.add(new byte[] {1}, 0, 1);
        ByteBuffer out = ByteBuffer.allocateDirect(4).position(2);
        encoder.write(0, out);
        assertEquals(3, out.position());
        assertEquals(0x0000_FD00, out.getInt(0));
    }

    @Test
    void symbolsAreAsLongAsTheLongestSoFar() {
        encoder.begin(3);
        assertEquals(0, encoder.symbolBytes());
        encoder.add(new byte[7], 0, 5);
        assertEquals(5, encoder.symbolBytes());
        encoder.add(new byte[7], 0, 7);
        encoder.add(new byte[7], 0, 0);
        assertEquals(7, encoder.symbolBytes());
        encoder.begin(3);
        assertEquals(0, encoder.symbolBytes());
        assertEquals(0, written(2).length);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 256, Integer.MAX_VALUE})
    void aCountThatNoBlockCanHaveIsRefused(int count) {
        assertThrows(IllegalArgumentException.class, () -> encoder.begin(count));
    }

    @Test
    void aBlockHasNoMoreSymbolsThanTheFieldHasElements() {
        assertThrows(IllegalStateException.class, () -> encoder.add(new byte[1], 0, 1)); // not begun
        for (int parityCount : new int[] {1, 10, 255}) {
            encoder.begin(parityCount);
            for (int i = parityCount; i < 256; i++) {
                encoder.add(new byte[1], 0, 1);
            }
            assertThrows(IllegalStateException.class, () -> encoder.add(new byte[1], 0, 1));
        }
    }

    @Test
    void bytesAndSymbolsThatAreNotThereAreRefused() {
        encoder.begin(2);
        assertThrows(IndexOutOfBoundsException.class, () -> encoder.add(new byte[5], 3, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> encoder.add(new byte[5], -1, 3));
        encoder.add(new byte[5], 0, 5);
        assertEquals(5, encoder.symbolBytes());
        assertThrows(IllegalArgumentException.class, () -> encoder.write(2, ByteBuffer.allocate(9)));
        assertThrows(IllegalArgumentException.class, () -> encoder.write(-1, ByteBuffer.allocate(9)));
        assertThrows(BufferOverflowException.class, () -> encoder.write(0, ByteBuffer.allocate(4)));
    }

    private byte[] written(int parity) {
        ByteBuffer out = ByteBuffer.allocate(encoder.symbolBytes());
        encoder.write(parity, out);
        return out.array();
    }
}
