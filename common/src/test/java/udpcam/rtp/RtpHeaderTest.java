package udpcam.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.jpeg.PictureSize;

class RtpHeaderTest {
    /** Everything that a header can have. */
    private static final String FULL = "B1" // version 2, padding, extension, one CSRC
            + "9A" // marker, payload type 26
            + "FFFE" // sequence number
            + "80000001" // timestamp
            + "CAFEBABE" // SSRC
            + "00000007" // CSRC
            + "BEDE0007" // one-byte extension headers, 7 words
            + "170123456789ABCDEF" // element 1 of 8 bytes: absolute capture time
            + "23028101DF" // element 2 of 4 bytes: 641 x 479
            + "43050203BE" // element 4 of 4 bytes: scaled down from 1282 x 958
            + "3300C0FFEE" // element 3 of 4 bytes: CRC-32C of the frame's data
            + "00000000" // padding of the extension
            + "ABCD" // payload
            + "0002"; // two bytes of padding

    private final RtpHeader header = new RtpHeader(HeaderExtension.Ids.DEFAULT);

    private static ByteBuffer hex(String bytes) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(bytes.replace(" ", "")));
    }

    @Test
    void everyFieldIsRead() {
        ByteBuffer datagram = hex(FULL);
        assertTrue(header.read(datagram));
        assertTrue(header.marker());
        assertEquals(26, header.payloadType());
        assertEquals(0xFFFE, header.sequenceNumber());
        assertEquals(0x8000_0001, header.timestamp());
        assertEquals(0xCAFE_BABE, header.ssrc());
        assertEquals(0x0123_4567_89AB_CDEFL, header.extension().captureTime());
        assertEquals(new PictureSize(641, 479), header.extension().pictureSize());
        assertEquals(new PictureSize(1282, 958), header.extension().fullSize());
        assertTrue(header.extension().hasFrameCheck());
        assertEquals(0x00C0_FFEE, header.extension().frameCheck());
        assertEquals(2, datagram.remaining());
        assertEquals((short) 0xABCD, datagram.getShort());
    }

    @Test
    void itsLengthIsThatOfAllItsParts() {
        assertEquals(12 + 4 + 32, RtpHeader.headerBytes(hex(FULL)));
        assertEquals(12 + 4 + 32, RtpHeader.headerBytes(hex("00" + FULL).position(1)));
        assertEquals(12, RtpHeader.headerBytes(hex("80 1A 0001 00000000 00000001 DEADBEEF")));
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, true, BEDE0005 170123456789ABCDEF 23028101DF 3300C0FFEE 00",
        "true, false, false, BEDE0004 170123456789ABCDEF 23028101DF 0000",
        "false, false, true, BEDE0002 3300C0FFEE 000000",
        "true, true, true, BEDE0006 170123456789ABCDEF 23028101DF 43050203BE 3300C0FFEE",
        "true, true, false, BEDE0005 170123456789ABCDEF 23028101DF 43050203BE 00",
        "false, true, true, BEDE0002 3300C0FFEE 000000"
    })
    void aHeaderAndItsExtensionAreWrittenSo(boolean first, boolean scaled, boolean last, String extension) {
        ByteBuffer out = ByteBuffer.allocate(RtpHeader.BYTES + HeaderExtension.bytes(first, scaled, last));
        PictureSize fullSize = scaled ? new PictureSize(1282, 958) : null;
        RtpHeader.write(out, true, true, 26, 0xFFFE, 0x8000_0001, 0xCAFE_BABE);
        HeaderExtension.write(
                out, first, 0x0123_4567_89AB_CDEFL, new PictureSize(641, 479), fullSize, last, 0x00C0_FFEE);
        assertEquals(out.capacity(), out.position());
        assertEquals(
                "909AFFFE80000001CAFEBABE" + extension.replace(" ", ""),
                HexFormat.of().withUpperCase().formatHex(out.array(), 0, out.position()));
    }

    @Test
    void nothingIsLeftOfThePacketBefore() {
        assertTrue(header.read(hex(FULL)));
        assertTrue(header.read(hex("80 1A 0001 00000000 00000001")));
        assertFalse(header.marker());
        assertEquals(0, header.extension().captureTime());
        assertNull(header.extension().pictureSize());
        assertNull(header.extension().fullSize());
        assertFalse(header.extension().hasFrameCheck());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "801A 0001 00000000 000000", // 11 bytes
                "401A 0001 00000000 00000001", // version 1
                "811A 0001 00000000 00000001", // a CSRC that is not there
                "901A 0001 00000000 00000001 BEDE", // half an extension
                "901A 0001 00000000 00000001 BEDE0001", // an extension shorter than it says
                "A01A 0001 00000000 00000001", // padding without any
                "A01A 0001 00000000 00000001 00", // padding of no bytes
                "A01A 0001 00000000 00000001 02" // more padding than bytes
            })
    void whatDoesNotFitIsRefused(String bytes) {
        assertFalse(header.read(hex(bytes)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEDE0001 23028101", // an element that goes beyond the end
                "BEDE0002 F7012345 6789ABCD", // 15: no more elements
                "BEDE0001 20 01 00 00", // a size of one byte
                "BEDE0003 23 0000 0001 43 0001 0000 0000", // no width, no full height
                "10000002 17012345 6789ABCD", // two-byte headers
                "BEDE0002 53028101 DF000000" // an element that nobody here knows
            })
    void anExtensionThatSaysNothingKnownIsPassedOver(String extension) {
        assertTrue(header.read(hex("901A 0001 00000000 00000001" + extension)));
        assertEquals(0, header.extension().captureTime());
        assertNull(header.extension().pictureSize());
        assertNull(header.extension().fullSize());
    }

    @Test
    void theNumbersOfElementsAreThoseOfTheSessionDescription() {
        RtpHeader mapped = new RtpHeader(new HeaderExtension.Ids(0, 5, 0, 7));
        assertTrue(mapped.read(hex("901A 0001 00000000 00000001 BEDE0003 53028101DF 73050203BE 0000")));
        assertEquals(new PictureSize(641, 479), mapped.extension().pictureSize());
        assertEquals(new PictureSize(1282, 958), mapped.extension().fullSize());
    }

    @Test
    void everyTruncationAndBitFlipIsReadOrRefusedWithoutHarm() {
        byte[] whole = hex(FULL).array();
        for (int length = 0; length < whole.length; length++) {
            header.read(ByteBuffer.wrap(whole, 0, length));
        }
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            ByteBuffer datagram = ByteBuffer.wrap(flipped);
            if (header.read(datagram)) {
                assertTrue(datagram.limit() <= whole.length && datagram.position() >= RtpHeader.BYTES);
            }
        }
    }
}
