package udpcam.rtpjpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.jpeg.PictureSize;

class RtpJpegWireTest {
    private final RtpJpegWire packet = new RtpJpegWire();

    private static ByteBuffer hex(String bytes) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(bytes.replace(" ", "")));
    }

    @Test
    void theFirstPacketOfAFrameWithTablesOfItsOwnIsReadSo() {
        ByteBuffer payload = hex(
                "00 000000" // type-specific: progressive scan; fragment offset 0
                        + "41 FF A0 5A" // type 1 with restart markers; Q: dynamic; 1280 x 720
                        + "0050 C000" // restart interval 80; F, L, restart count 0
                        + "00 00 0080" // MBZ, 8-bit tables, 128 bytes
                        + "10".repeat(64)
                        + "11".repeat(64)
                        + "ABCD"); // entropy-coded data
        assertTrue(packet.read(payload));
        assertTrue(packet.isFirst());
        assertEquals(1, packet.type());
        assertEquals(255, packet.q());
        assertEquals(160, packet.width());
        assertEquals(90, packet.height());
        assertEquals(80, packet.restartInterval());
        assertEquals(128, packet.tablesBytes());
        assertEquals(0x10, payload.get(packet.tablesOffset()));
        assertEquals(2, payload.remaining());
    }

    @Test
    void aLaterPacketWithoutRestartMarkersIsReadSo() {
        ByteBuffer payload = hex(
                "00 012345" // fragment offset
                        + "00 32 28 1E" // type 0, Q 50, 320 x 240
                        + "AB");
        assertTrue(packet.read(payload));
        assertFalse(packet.isFirst());
        assertEquals(0x012345, packet.fragmentOffset());
        assertEquals(0, packet.type());
        assertEquals(50, packet.q());
        assertEquals(0, packet.restartInterval());
        assertEquals(0, packet.tablesBytes());
        assertEquals(1, payload.remaining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00 000000 02 32 28 1E AB", // type 2 is not assigned
                "00 000000 80 32 28 1E AB", // types from 128 on are dynamic
                "00 000000 00 32 28 1E", // no data
                "00 000000 00 FF 28 1E 0000 0080 01 AB", // fewer bytes than the length says
                "00 000000 41 32 28 1E 0001 AB" // half a restart header
            })
    void whatTheRfcDoesNotKnowIsRefused(String payload) {
        assertFalse(packet.read(hex(payload)));
    }

    @ParameterizedTest
    @CsvSource({
        "00 000000 01 32 28 1E AB, 0", // progressively scanned
        "01 000000 01 32 28 1E AB, 1", // a field of interlaced video
        "FF 000000 01 32 28 1E AB, 255" // means nothing, and is to be ignored
    })
    void theTypeSpecificByteIsNoPartOfTheOffset(String payload, int typeSpecific) {
        assertTrue(packet.read(hex(payload)));
        assertEquals(typeSpecific, packet.typeSpecific());
        assertEquals(0, packet.fragmentOffset());
    }

    @Test
    void aReservedQBearsTablesOnlyWhereTheyAreThere() {
        String tables = "00 00 0080" + "10".repeat(128);
        assertTrue(packet.read(hex("00 000000 00 7F 28 1E" + tables + "AB")));
        assertEquals(128, packet.tablesBytes());
        assertTrue(packet.read(hex("00 000000 00 7F 28 1E" + "00 00 0080" + "10".repeat(127) + "00 AB")));
        assertEquals(0, packet.tablesBytes());
        assertTrue(packet.read(hex("00 000000 00 7F 28 1E AB")));
        assertEquals(0, packet.tablesBytes());
    }

    @Test
    void everyTruncationAndBitFlipIsReadOrRefusedWithoutHarm() {
        byte[] whole = hex("00 000000 41 FF A0 5A 0050 C000 0000 0080" + "10".repeat(128) + "AB")
                .array();
        for (int length = 0; length < whole.length; length++) {
            assertFalse(packet.read(ByteBuffer.wrap(whole, 0, length)), "cut to " + length);
        }
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            ByteBuffer payload = ByteBuffer.wrap(flipped);
            if (packet.read(payload)) {
                assertTrue(payload.hasRemaining() && packet.tablesOffset() + packet.tablesBytes() <= whole.length);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1280, 720, A05A",
        "1366, 768, AB60",
        "641, 479, 513C",
        "2040, 2040, FFFF",
        "2041, 8, 0000",
        "8, 2041, 0000"
    })
    void aSizeIsSaidInBlocksOfEightPixelsAsFarAsTheyReach(int width, int height, String expected) {
        ByteBuffer out = ByteBuffer.allocate(RtpJpegWire.MAIN_HEADER_BYTES);
        RtpJpegWire.writeMain(out, 0x010203, 1, 254, 0, new PictureSize(width, height));
        assertEquals(
                "00010203" + "01FE" + expected, HexFormat.of().withUpperCase().formatHex(out.array()));
    }
}
