package udpcam.vectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;

/** A file of test vectors, in the folder that all who speak the wire read. */
final class VectorFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("..", "vectors");

    private VectorFile() {}

    static Path path(String name) {
        return FOLDER.resolve(name);
    }

    static ObjectNode begin(String about) {
        return JSON.createObjectNode().put("about", about);
    }

    static ObjectNode node() {
        return JSON.createObjectNode();
    }

    static ObjectNode read(String name) {
        try {
            return (ObjectNode) JSON.readTree(Files.readString(path(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> cases(String name) {
        return list(read(name).get("cases"));
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static List<byte[]> allBytes(JsonNode array) {
        return list(array).stream().map(VectorFile::bytes).toList();
    }

    static byte[] bytes(JsonNode hex) {
        return HexFormat.of().parseHex(hex.asText());
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Bytes that are dissected in a test's source. */
    static byte[] bytes(String... dissected) {
        return HexFormat.of().parseHex(String.join("", dissected).replace(" ", ""));
    }

    static String text(ObjectNode file) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"))
                .withObjectIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        try {
            return JSON.writer(printer).writeValueAsString(file) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
