package udpcam.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import udpcam.rtcp.RtcpListener;
import udpcam.rtcp.RtcpReader;

/** What RTCP of the test vectors says, and what is refused. */
class RtcpVectorsTest {
    /** Neither program reads these: the CNAME tells nobody anything, a reason anybody could have written. */
    private static final Set<String> NOT_READ = Set.of("cname", "reason");

    static Stream<Named<JsonNode>> reports() {
        return datagrams("rtcp.json");
    }

    static Stream<Named<JsonNode>> feedback() {
        return datagrams("feedback.json");
    }

    private static Stream<Named<JsonNode>> datagrams(String file) {
        return VectorFile.cases(file).stream()
                .map(node -> Named.of(node.get("name").asText(), node));
    }

    private static boolean read(JsonNode datagram, RtcpListener listener) {
        return RtcpReader.read(ByteBuffer.wrap(VectorFile.bytes(datagram.get("hex"))), listener);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void reportsAreReadAsTheVectorSays(JsonNode datagram) {
        SaidByRtcp said = new SaidByRtcp();
        assertEquals(!datagram.has("refused"), read(datagram, said));
        List<JsonNode> expected = new ArrayList<>();
        for (JsonNode each : datagram.path("means")) {
            if (!NOT_READ.contains(each.get("says").asText())) {
                expected.add(((ObjectNode) each.deepCopy()).without(NOT_READ));
            }
        }
        assertEquals(expected.toString(), said.means.toString());
    }

    @ParameterizedTest
    @MethodSource("feedback")
    void feedbackIsReadAsTheVectorSays(JsonNode datagram) {
        SaidByFeedback said = new SaidByFeedback();
        boolean isRead = read(datagram, said);
        assertEquals(!datagram.has("refused"), isRead);
        assertEquals(datagram.path("means").toString(), isRead ? said.means.toString() : "");
    }
}
