package udpcam.nack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.RtpHeader;

class RetransmissionWireTest {
    private static final String REST_OF_HEADER = "00000007" // CSRC
            + "BEDE0001" // one-byte extension headers, a word
            + "50AA0000"; // element 5 of one byte, and padding of the extension
    private static final String PAYLOAD = "ABCD";
    private static final String ORIGINAL = "91" // version 2, extension, one CSRC
            + "9A" // marker, payload type 26
            + "FFFE" // sequence number
            + "80000001" // timestamp
            + "CAFEBABE" // SSRC
            + REST_OF_HEADER
            + PAYLOAD;
    private static final String AGAIN = "91" // as it was
            + "FE" // marker, payload type 126
            + "0102" // a sequence number of its own
            + "80000001" // the original's timestamp
            + "0BADF00D" // an SSRC of its own
            + REST_OF_HEADER
            + "FFFE" // OSN
            + PAYLOAD;

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }

    private static String hex(ByteBuffer written, int from) {
        byte[] bytes = new byte[written.position() - from];
        written.get(from, bytes);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    @Test
    void aPacketIsSentAgainWithItsHeaderKeptAndItsNumberBehind() {
        ByteBuffer original = bytes("55" + ORIGINAL).position(1);
        ByteBuffer out = ByteBuffer.allocate(100).put((byte) 0x55);
        RetransmissionWire.write(out, original, 0x0BAD_F00D, 0x0102);
        assertEquals(AGAIN, hex(out, 1));
        assertEquals(1, original.position(), "stays as it is");
        assertEquals(original.remaining() + RetransmissionWire.ADDED_BYTES, out.position() - 1);
    }

    @Test
    void theOriginalIsRestoredFromIt() {
        ByteBuffer again = bytes("55" + AGAIN).position(1);
        assertEquals(0xFFFE, RetransmissionWire.originalNumber(again));
        ByteBuffer out = ByteBuffer.allocate(100).put((byte) 0x55);
        RetransmissionWire.restore(out, again, 26, 0xCAFE_BABE);
        assertEquals(ORIGINAL, hex(out, 1));
        assertEquals(1, again.position(), "stays as it is");
    }

    @Test
    void thePaddingOfAPacketSentAgainIsNotTheOriginals() {
        ByteBuffer again = ByteBuffer.allocate(400).put(bytes(AGAIN));
        RtpHeader.pad(again, 0, 255);
        assertEquals((AGAIN.length() / 2) + 255, again.position());
        RtpHeader header = new RtpHeader(HeaderExtension.Ids.DEFAULT);
        assertTrue(header.read(again.flip()));
        again.position(0); // the limit is before the padding
        ByteBuffer out = ByteBuffer.allocate(100);
        RetransmissionWire.restore(out, again, 26, 0xCAFE_BABE);
        assertEquals(ORIGINAL, hex(out, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "801A0001000000020000000300", // nothing but a byte
                "801A00010000000200000003", // not even that
                "9F9A0001000000020000000300000000000000000000000000000000000000000000000000000000"
                        + "00000000000000000000000000000000000000000000000000000000" // 15 CSRCs
                        + "ABCD00020000000000000000", // an extension of none that is known
            })
    void anyValidPacketComesBackAsItWas(String hex) {
        ByteBuffer original = bytes(hex);
        assertTrue(new RtpHeader(HeaderExtension.Ids.DEFAULT).read(original.duplicate()));
        ByteBuffer again = ByteBuffer.allocate(200);
        RetransmissionWire.write(again, original, 5, 6);
        ByteBuffer restored = ByteBuffer.allocate(200);
        RetransmissionWire.restore(restored, again.flip(), RtpHeader.payloadType(original), 3);
        assertEquals(hex, hex(restored, 0));
    }

    @Test
    void randomPayloadsComeBackAsTheyWere() {
        SplittableRandom random = new SplittableRandom(1);
        for (int length = 0; length < 1500; length++) {
            ByteBuffer original = ByteBuffer.allocate(RtpHeader.BYTES + length);
            byte[] payload = new byte[length];
            random.nextBytes(payload);
            RtpHeader.write(original, false, random.nextBoolean(), 26, length, 7, 9);
            original.put(payload).rewind();
            ByteBuffer again = ByteBuffer.allocate(1600);
            RetransmissionWire.write(again, original, 5, 6);
            ByteBuffer restored = ByteBuffer.allocate(1600);
            RetransmissionWire.restore(restored, again.flip(), 26, 9);
            assertEquals(original, restored.flip());
        }
    }

    @Test
    void aPacketTooShortForANumberHasNone() {
        assertEquals(-1, RetransmissionWire.originalNumber(bytes("807E00010000000200000003")));
        assertEquals(-1, RetransmissionWire.originalNumber(bytes("807E0001000000020000000300")));
        assertEquals(0xABCD, RetransmissionWire.originalNumber(bytes("807E00010000000200000003ABCD")));
    }
}
