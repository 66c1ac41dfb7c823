package udpcam.nack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.RtpHeader;

class RetransmissionFuzzTest {
    @FuzzTest
    void aPacketThatIsSentAgainIsRestoredToTheSameBytes(byte[] input) {
        RtpHeader header = new RtpHeader(HeaderExtension.Ids.DEFAULT);
        ByteBuffer original = ByteBuffer.wrap(input.clone());
        if (!header.read(original)) {
            return;
        }
        original.position(0); // and it ends before its padding
        RtpHeader.unpad(original, 0);
        ByteBuffer again = ByteBuffer.allocate(input.length + RetransmissionWire.ADDED_BYTES);
        RetransmissionWire.write(again, original, 7, 9);
        assertEquals(header.sequenceNumber(), RetransmissionWire.originalNumber(again.flip()));
        ByteBuffer restored = ByteBuffer.allocate(again.remaining());
        RetransmissionWire.restore(restored, again, header.payloadType(), header.ssrc());
        assertEquals(original, restored.flip());
    }

    @FuzzTest
    void anyPacketThatSaysItIsSentAgainIsReadWithinItsBytes(byte[] input) {
        RtpHeader header = new RtpHeader(HeaderExtension.Ids.DEFAULT);
        ByteBuffer packet = ByteBuffer.wrap(input);
        if (!header.read(packet) || RetransmissionWire.originalNumber(packet.position(0)) < 0) {
            return;
        }
        ByteBuffer restored = ByteBuffer.allocate(packet.remaining() - RetransmissionWire.ADDED_BYTES);
        RetransmissionWire.restore(restored, packet, 26, 1);
        assertEquals(1, RtpHeader.ssrc(restored.flip()));
        assertEquals(RetransmissionWire.originalNumber(packet), RtpHeader.sequenceNumber(restored));
    }
}
