package udpcam.bench.pair;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Two programs that show what one of them reads from a FIFO, as commands of the shell in the project's folder: FIFO, SDP,
 * REMOTE, PORT, WIDTH, HEIGHT and KBITS in them stand for paths, the receiver's address and numbers.
 *
 * @param name as tables show it
 * @param probe prints the version of what is needed, and fails where that is not installed
 */
public record Pair(String name, String probe, String sender, String receiver) {
    /** The first line that the probe prints; empty if it fails. */
    public Optional<String> version(Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", probe)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? said.lines().findFirst() : Optional.empty();
    }

    /** A command with its names filled in. */
    public static String fill(String command, Map<String, String> names) {
        String filled = command;
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace(name.getKey(), name.getValue());
        }
        return filled;
    }
}
