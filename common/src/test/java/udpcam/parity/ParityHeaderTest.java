package udpcam.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ParityHeaderTest {
    private static final String PAYLOAD = "CA FE BA BE" // SSRC of the packets repaired
            + " FF FE" // SN base 65,534
            + " 03" // every third one,
            + " 80" // 128 of them
            + " 7F" // parity symbol 127, the last that such a block may have
            + " AB"; // a byte of parity

    private final ParityHeader header = new ParityHeader();

    private static byte[] payload() {
        return HexFormat.ofDelimiter(" ").parseHex(PAYLOAD);
    }

    @Test
    void aHeaderIsWrittenAsDissected() {
        ByteBuffer out = ByteBuffer.allocate(10);
        ParityHeader.write(out, 0xCAFE_BABE, (7 << 16) + 65_534, 3, 128, 127);
        assertEquals(ParityHeader.BYTES, out.position());
        out.put((byte) 0xAB);
        assertEquals(PAYLOAD, HexFormat.ofDelimiter(" ").withUpperCase().formatHex(out.array()));
    }

    @Test
    void aHeaderIsReadAsDissectedUpToTheParity() {
        ByteBuffer payload = ByteBuffer.wrap(payload());
        assertTrue(header.read(payload));
        assertEquals(0xCAFE_BABE, header.ssrc());
        assertEquals(65_534, header.base());
        assertEquals(3, header.columns());
        assertEquals(128, header.rows());
        assertEquals(127, header.symbol());
        assertEquals(1, payload.remaining());
    }

    @Test
    void aPayloadWithoutParityIsRefused() {
        for (int length = 0; length <= ParityHeader.BYTES; length++) {
            assertFalse(header.read(ByteBuffer.wrap(Arrays.copyOf(payload(), length))), "cut to " + length);
        }
    }

    @Test
    void aBlockOfNoPacketsIsRefused() {
        assertFalse(header.read(ByteBuffer.wrap(payload()).put(6, (byte) 0)));
        assertFalse(header.read(ByteBuffer.wrap(payload()).put(7, (byte) 0)));
    }

    @Test
    void everyFlippedBitGivesARefusalOrABlock() {
        for (int bit = 0; bit < 8 * payload().length; bit++) {
            byte[] flipped = payload();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            boolean valid = header.read(ByteBuffer.wrap(flipped));
            assertEquals(bit != 8 * 7 + 7, valid, "bit " + bit); // that of the 128 rows
            assertTrue(header.base() <= 65_535 && header.symbol() <= 255 && header.rows() <= 255);
        }
    }
}
