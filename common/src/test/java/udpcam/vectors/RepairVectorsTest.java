package udpcam.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import udpcam.nack.RetransmissionWire;
import udpcam.parity.ParityHeader;
import udpcam.parity.RepairPair;
import udpcam.parity.RepairReceiver;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.RtpHeader;
import udpcam.rtp.SerialNumber;
import udpcam.rtpjpeg.RtpJpegWire;
import udpcam.stream.Received;

/** What parity and retransmissions of the test vectors bring back. */
class RepairVectorsTest {
    private static final int SENDER = 40_000;
    private static final long FIRST = 65_536; // the sequence numbers of the frames are near

    private final RtpHeader header = new RtpHeader(HeaderExtension.Ids.DEFAULT);

    static Stream<Named<JsonNode>> frames() {
        return VectorFile.cases("repair.json").stream()
                .map(node -> Named.of(node.get("name").asText(), node));
    }

    private static List<byte[]> cameOf(JsonNode frame) {
        List<byte[]> came = new ArrayList<>(VectorFile.allBytes(frame.get("packets")));
        List<JsonNode> lost = VectorFile.list(frame.get("lost"));
        for (int i = lost.size() - 1; i >= 0; i--) {
            came.remove(lost.get(i).asInt());
        }
        return came;
    }

    @ParameterizedTest
    @MethodSource("frames")
    void thePacketsThatAreLostComeBackAsTheyWere(JsonNode frame) {
        List<byte[]> came = cameOf(frame);
        RepairReceiver receiver = RepairPair.receiver(RtpHeader.ssrc(ByteBuffer.wrap(came.get(0))));
        for (byte[] packet : came) {
            ByteBuffer buffer = ByteBuffer.wrap(packet);
            receiver.received(SerialNumber.extend(FIRST, RtpHeader.sequenceNumber(buffer)), buffer);
        }
        List<String> recovered = new ArrayList<>();
        for (byte[] repair : VectorFile.allBytes(frame.get("repair"))) {
            recover(ByteBuffer.wrap(repair), receiver, recovered);
        }
        assertEquals(
                VectorFile.list(frame.get("recovered")).stream()
                        .map(JsonNode::asText)
                        .toList(),
                recovered);
    }

    private void recover(ByteBuffer repair, RepairReceiver receiver, List<String> recovered) {
        if (RtpHeader.payloadType(repair) == RetransmissionWire.PAYLOAD_TYPE) {
            ByteBuffer original = ByteBuffer.allocate(repair.remaining());
            RetransmissionWire.restore(original, repair, RtpJpegWire.PAYLOAD_TYPE, 0xC2FC_A499);
            recovered.add(VectorFile.hex(RepairPair.copy(original.flip())));
            return;
        }
        ParityHeader parity = new ParityHeader();
        assertTrue(header.read(repair) && parity.read(repair));
        receiver.parity(parity, SerialNumber.extend(FIRST, parity.base()), header.timestamp(), repair);
        for (long number = receiver.rebuild(); number != RepairReceiver.NONE; number = receiver.rebuild()) {
            recovered.add(VectorFile.hex(RepairPair.copy(receiver.packet(number))));
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void aFrameThatIsRecoveredIsShown(JsonNode frame) {
        Received received = new Received();
        received.offerAll(SENDER, VectorFile.allBytes(frame.get("before")));
        List<byte[]> all = cameOf(frame);
        all.addAll(VectorFile.allBytes(frame.get("repair")));
        String shown = "";
        for (byte[] datagram : all) {
            byte[] jpeg = received.show(SENDER, datagram);
            shown = jpeg == null ? shown : VectorFile.hex(jpeg);
        }
        String name = frame.get("name").asText();
        String picture =
                VectorFile.read("repair.json").get("pictures").get(name).asText();
        assertEquals(frame.get("recovered").isEmpty() ? "" : picture, shown);
    }
}
