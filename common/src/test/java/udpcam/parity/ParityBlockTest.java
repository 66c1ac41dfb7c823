package udpcam.parity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ParityBlockTest {
    private final ParityBlock block = new ParityBlock();

    private void begin(int columns, int rows, int symbolBytes) {
        ByteBuffer payload = ByteBuffer.allocate(100);
        ParityHeader.write(payload, 1, 1000, columns, rows, 0);
        ParityHeader header = new ParityHeader();
        assertTrue(header.read(payload.rewind()));
        block.begin(1000, header, 7, symbolBytes);
    }

    private static ByteBuffer symbol(int number, int bytes) {
        byte[] symbol = new byte[bytes];
        Arrays.fill(symbol, (byte) number);
        return ByteBuffer.wrap(symbol);
    }

    @Test
    void itsPacketsAreEachColumnsWidthApart() {
        begin(3, 5, 100);
        assertEquals(1000, block.number(0));
        assertEquals(1012, block.number(4));
    }

    @Test
    void symbolsAreKeptInTheOrderInWhichTheyComeAndOnce() {
        begin(1, 100, 50);
        for (int number = 40; number > 0; number--) {
            ByteBuffer symbol = symbol(number, 50);
            block.add(number, symbol, more -> true);
            block.add(number, symbol, more -> true);
            assertEquals(50, symbol.remaining(), "stays as it is");
        }
        assertEquals(40, block.count());
        for (int i = 0; i < 40; i++) {
            assertEquals(40 - i, block.symbol(i));
            byte[] kept = Arrays.copyOfRange(block.parity(), 50 * i, 50 * i + 50);
            assertArrayEquals(symbol(40 - i, 50).array(), kept);
        }
        begin(1, 100, 50);
        assertEquals(0, block.count());
    }

    @Test
    void theLargestSymbolsThereAreDoNotTakeAllMemory() {
        begin(1, 1, 65_000);
        for (int number = 0; number < 255; number++) {
            block.add(number, symbol(number, 65_000), more -> true);
        }
        assertEquals(ParityBlock.MOST_BYTES / 65_000, block.count());
        assertTrue(block.parity().length <= ParityBlock.MOST_BYTES);
    }

    @Test
    void theParityOfAsManyPacketsAsABlockMayHaveIsKept() {
        begin(1, 128, 1500);
        for (int number = 0; number < 128; number++) {
            block.add(number, symbol(number, 1500), more -> true);
        }
        assertEquals(128, block.count());
    }
}
