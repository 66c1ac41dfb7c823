package udpcam.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class JpegHeaderTest {
    private static final byte[] OPENING = hex(
            "FF D8" // SOI
                    + " FF DB 00 84 00 " + "07 ".repeat(64) + "01 " + "09 ".repeat(64) // DQT: luma as 0, chroma as 1
                    + "FF DD 00 04 01 02" // DRI: 258 MCUs
                    + " FF C0 00 11 08 02 D0 05 00 03" // SOF0: 8 bits, 720 lines, 1280 samples a line, 3 components
                    + " 01 21 00 02 11 01 03 11 01" // 2x1 with table 0; 1x1 with table 1, twice
                    + " FF C4 01 A2 00 00 01 05"); // DHT: 416 bytes of tables, the first of them DC, destination 0

    private static final byte[] ENDING = hex(
            "F9 FA" // DHT's last values
                    + " FF DA 00 0C 03 01 00 02 11 03 11 00 3F 00"); // SOS: 3 components with their tables; Ss 0, Se
    // 63, Ah, Al 0

    private static byte[] hex(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }

    @Test
    void theHeadersAreThoseOfAppendixB() {
        byte[] quantization = HexFormat.of().parseHex("00" + "07".repeat(64) + "09".repeat(64));
        byte[] out = new byte[5 + JpegHeader.BYTES + 1];
        JpegHeader.write(out, 5, Sampling.YUV_422, new PictureSize(1280, 720), quantization, 1, 0x0102);
        byte[] opening = new byte[OPENING.length];
        System.arraycopy(out, 5, opening, 0, opening.length);
        assertArrayEquals(OPENING, opening);
        byte[] ending = new byte[ENDING.length];
        System.arraycopy(out, 5 + JpegHeader.BYTES - ending.length, ending, 0, ending.length);
        assertArrayEquals(ENDING, ending);
        assertEquals(0, out[4]);
        assertEquals(0, out[5 + JpegHeader.BYTES]);
        assertEquals(595, JpegHeader.BYTES);
    }
}
