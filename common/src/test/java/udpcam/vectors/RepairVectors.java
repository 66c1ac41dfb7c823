package udpcam.vectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.parity.RepairSender;
import udpcam.rtp.RtpHeader;
import udpcam.rtpjpeg.Jpegs;
import udpcam.rtpjpeg.RtpPacketizer;
import udpcam.rtpjpeg.Sent;
import udpcam.rtpjpeg.Streams;

/** Frames of which packets are lost, and what brings them back. */
final class RepairVectors {
    private static final int SYMBOLS = 3;
    private static final int FRAMES_BEFORE = 3;
    private static final long FRAME_NANOS = 33_333_333;

    private final ObjectNode file =
            VectorFile.begin("Parity (payload type 125) and retransmissions (126) of frames that miss packets."
                    + " pictures has what the packets show, with those that came back.");
    private final ObjectNode pictures = file.putObject("pictures");
    private final ArrayNode cases = file.putArray("cases");
    private int symbols; // of parity, each frame
    private Sent before = new Sent(); // the packets of the last frame but one

    private RepairVectors() {}

    static ObjectNode file() {
        return new RepairVectors().make();
    }

    private ObjectNode make() {
        parity("one packet is lost, one parity symbol came", List.of(2), List.of(0));
        parity("one packet is lost, another parity symbol came", List.of(0), List.of(2));
        parity("as many are lost as symbols came", List.of(0, 3, 5), List.of(0, 1, 2));
        parity("the last packet is lost", List.of(5), List.of(1));
        parity("more are lost than symbols came", List.of(1, 2), List.of(0));
        resent("packets are sent again", List.of(0, 4));
        return file;
    }

    private static byte[] picture(String name) {
        return DrawnJpeg.of(new PictureSize(64, 96), Sampling.YUV_420, Jpegs.tables(), true, 5, name.length());
    }

    private ObjectNode begin(String name, Sent packets, List<Integer> lost) {
        pictures.put(name, VectorFile.hex(picture(name)));
        ObjectNode node = cases.addObject().put("name", name);
        before.datagrams.forEach(packet -> put(node.withArray("before"), packet));
        packets.datagrams.forEach(packet -> put(node.withArray("packets"), packet));
        lost.forEach(node.putArray("lost")::add);
        return node;
    }

    private static void put(ArrayNode array, byte[] bytes) {
        array.add(VectorFile.hex(bytes));
    }

    /** The packets of a frame behind others, which earned what its repair costs. */
    private Sent packets(String name, RepairSender repair) {
        RtpPacketizer packetizer = new RtpPacketizer(256, Streams.of(0xC2FC_A499, 90_000, 65_500));
        Sent sent = new Sent();
        before = sent;
        symbols = 0;
        for (int frame = 0; frame <= FRAMES_BEFORE; frame++) {
            endFrame(repair, new Sent());
            before = sent;
            sent = Sent.by(packetizer, picture(name), frame * FRAME_NANOS);
            sent.datagrams.forEach(packet -> repair.sending(ByteBuffer.wrap(packet)));
        }
        symbols = SYMBOLS;
        return sent;
    }

    private static void endFrame(RepairSender repair, Sent parity) {
        try {
            repair.endFrame(parity::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RepairSender repair() {
        return new RepairSender(
                Streams.of(0xB1E2_6382, 0, 40_535), Streams.of(0x4C0B_39CF, 0, 50_284), packets -> symbols);
    }

    private void parity(String name, List<Integer> lost, List<Integer> came) {
        RepairSender repair = repair();
        Sent packets = packets(name, repair);
        Sent parity = new Sent();
        endFrame(repair, parity);
        ObjectNode node = begin(name, packets, lost);
        ArrayNode sent = node.putArray("repair");
        came.forEach(symbol -> put(sent, parity.datagrams.get(symbol)));
        ArrayNode recovered = node.putArray("recovered");
        if (lost.size() <= came.size()) {
            lost.forEach(index -> put(recovered, packets.datagrams.get(index)));
        }
    }

    private void resent(String name, List<Integer> lost) {
        RepairSender repair = repair();
        Sent packets = packets(name, repair);
        Sent again = new Sent();
        IntStream numbers = lost.stream()
                .mapToInt(index -> RtpHeader.sequenceNumber(ByteBuffer.wrap(packets.datagrams.get(index))));
        numbers.forEach(number -> {
            try {
                repair.resend(number, again::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        ObjectNode node = begin(name, packets, lost);
        ArrayNode came = node.putArray("repair");
        again.datagrams.forEach(packet -> put(came, packet));
        ArrayNode recovered = node.putArray("recovered");
        lost.forEach(index -> put(recovered, packets.datagrams.get(index)));
    }
}
