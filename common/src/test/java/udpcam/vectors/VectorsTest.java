package udpcam.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of test vectors are those that the generator makes; {@code -Dudpcam.vectors=write} writes them. */
class VectorsTest {
    private static final Map<String, Supplier<ObjectNode>> FILES = Map.of(
            "classic.json", ClassicVectors::file,
            "rtp.json", RtpVectors::file,
            "packets.json", PacketVectors::file,
            "tables.json", PacketVectors::tables,
            "rtcp.json", RtcpVectors::reports,
            "feedback.json", RtcpVectors::feedback,
            "repair.json", RepairVectors::file,
            "srtp.json", SealedVectors::file);

    static List<String> names() {
        return FILES.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theFileIsWhatTheGeneratorMakes(String name) throws IOException {
        String made = VectorFile.text(Objects.requireNonNull(FILES.get(name)).get());
        if ("write".equals(System.getProperty("udpcam.vectors"))) {
            Files.writeString(VectorFile.path(name), made);
        }
        assertEquals(made, Files.readString(VectorFile.path(name)));
    }

    @Test
    void thereIsNoOtherFile() throws IOException {
        try (Stream<Path> files = Files.list(VectorFile.path("").toAbsolutePath())) {
            List<String> found = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
            assertEquals(names(), found);
        }
    }
}
