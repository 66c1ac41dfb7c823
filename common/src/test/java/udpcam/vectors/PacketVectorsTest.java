package udpcam.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.StandardTables;
import udpcam.rtp.HeaderExtension;
import udpcam.rtp.RtpHeader;
import udpcam.rtpjpeg.RtpJpegWire;

/** What RTP packets of the test vectors say, field by field. */
class PacketVectorsTest {
    private static final int RESTARTS = 64;
    private static final int RESTART_COUNT_UNKNOWN = 0x3FFF;

    private final RtpHeader header = new RtpHeader(HeaderExtension.Ids.DEFAULT);
    private final RtpJpegWire wire = new RtpJpegWire();

    static Stream<Named<JsonNode>> packets() {
        return VectorFile.cases("packets.json").stream()
                .map(node -> Named.of(node.get("name").asText(), node));
    }

    @ParameterizedTest
    @MethodSource("packets")
    void eachFieldIsReadAsTheVectorSays(JsonNode packet) {
        ByteBuffer datagram = ByteBuffer.wrap(VectorFile.bytes(packet.get("hex")));
        boolean isRead = header.read(datagram) && wire.read(datagram);
        JsonNode means = packet.get("means");
        if (means == null) {
            assertFalse(isRead);
            return;
        }
        assertTrue(isRead);
        ObjectNode read = VectorFile.node();
        putHeader(read);
        putPayload(read, means, datagram);
        assertEquals(text(means), text(read));
    }

    private static String text(JsonNode node) {
        return node.toPrettyString();
    }

    private void putHeader(ObjectNode read) {
        HeaderExtension extension = header.extension();
        read.put("marker", header.marker());
        read.put("payloadType", header.payloadType());
        read.put("sequenceNumber", header.sequenceNumber());
        read.put("timestamp", Integer.toUnsignedLong(header.timestamp()));
        read.put("ssrc", Integer.toUnsignedLong(header.ssrc()));
        read.put(
                "captureTime",
                extension.captureTime() == 0 ? null : HexFormat.of().toHexDigits(extension.captureTime()));
        PictureSize size = extension.pictureSize();
        read.put("width", size == null ? null : Integer.valueOf(size.width()));
        read.put("height", size == null ? null : Integer.valueOf(size.height()));
        PictureSize full = extension.fullSize();
        read.put("fullWidth", full == null ? null : Integer.valueOf(full.width()));
        read.put("fullHeight", full == null ? null : Integer.valueOf(full.height()));
        read.put("frameCheck", extension.hasFrameCheck() ? HexFormat.of().toHexDigits(extension.frameCheck()) : null);
    }

    private void putPayload(ObjectNode read, JsonNode means, ByteBuffer datagram) {
        boolean restarts = means.get("type").asInt() >= RESTARTS;
        read.put("typeSpecific", wire.typeSpecific()).put("fragmentOffset", wire.fragmentOffset());
        read.put("type", wire.type() + (restarts ? RESTARTS : 0)).put("q", wire.q());
        read.put("widthBlocks", wire.width()).put("heightBlocks", wire.height());
        read.put("restartInterval", restarts ? Integer.valueOf(wire.restartInterval()) : null);
        read.put("first", restarts ? Boolean.valueOf(wire.beginsRun()) : null);
        read.set("last", means.get("last")); // nobody needs it who finds the markers
        int run = wire.run() == RtpJpegWire.UNKNOWN_RUN ? RESTART_COUNT_UNKNOWN : wire.run();
        read.put("restartCount", restarts ? Integer.valueOf(run) : null);
        boolean bears = wire.isFirst() && wire.q() >= RtpJpegWire.Q_FIRST_STATIC;
        read.put("tables", bears ? hex(datagram, wire.tablesOffset(), wire.tablesBytes()) : null);
        read.put("data", hex(datagram, datagram.position(), datagram.remaining()));
    }

    private static String hex(ByteBuffer datagram, int at, int length) {
        byte[] bytes = new byte[length];
        datagram.get(at, bytes);
        return VectorFile.hex(bytes);
    }

    @Test
    void eachQHasTheTablesOfTheVector() {
        for (JsonNode each : VectorFile.read("tables.json").get("tables")) {
            byte[] tables = new byte[StandardTables.QUANTIZATION_BYTES];
            StandardTables.quantization(each.get("q").asInt(), tables);
            assertEquals(each.get("hex").asText(), VectorFile.hex(tables));
        }
    }
}
