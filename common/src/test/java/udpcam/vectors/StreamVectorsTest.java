package udpcam.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import udpcam.stream.Received;

/** What a receiver shows of the streams in the test vectors. */
class StreamVectorsTest {
    private static final int SENDER = 40_000;

    static Stream<Named<Streamed>> streams() {
        return Stream.of("classic.json", "rtp.json").flatMap(file -> {
            Map<String, String> names = names(VectorFile.read(file).get("pictures"));
            return VectorFile.cases(file).stream()
                    .map(node -> Named.of(node.get("name").asText(), new Streamed(node, names)));
        });
    }

    /** A case, and the names of the pictures by their bytes. */
    record Streamed(JsonNode node, Map<String, String> names) {}

    private static Map<String, String> names(JsonNode pictures) {
        return pictures.properties().stream()
                .collect(Collectors.toMap(entry -> entry.getValue().asText(), Map.Entry::getKey));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void theReceiverShowsThePicturesOfTheVectorAndNoOthers(Streamed stream) {
        Received received = new Received();
        List<String> shown = new ArrayList<>();
        for (JsonNode datagram : stream.node.get("datagrams")) {
            received.now = datagram.get("ms").asLong() * Received.MILLI;
            byte[] jpeg = received.show(SENDER, VectorFile.bytes(datagram.get("hex")));
            if (jpeg != null) {
                shown.add(stream.names.getOrDefault(VectorFile.hex(jpeg), "a picture of no sender"));
            }
        }
        assertEquals(texts(stream.node.get("shown")), shown);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void whatASimpleReceiverShowsIsAPartOfIt(Streamed stream) {
        JsonNode least = stream.node.get("least");
        assertTrue(least == null || texts(stream.node.get("shown")).containsAll(texts(least)));
    }

    private static List<String> texts(JsonNode array) {
        return VectorFile.list(array).stream().map(JsonNode::asText).toList();
    }
}
