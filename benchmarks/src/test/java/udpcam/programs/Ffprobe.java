package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What the system's FFmpeg finds in a video file. */
final class Ffprobe {
    private Ffprobe() {}

    /** The MD5 of each packet, in their order. */
    static List<String> packets(Path file) throws IOException {
        return lines(file, "-show_packets", "-show_data_hash", "md5", "-show_entries", "packet=data_hash").stream()
                .map(line -> line.replace("MD5:", ""))
                .toList();
    }

    /** How many frames it decodes; it says nothing of errors. */
    static int decoded(Path file) throws IOException {
        List<String> counted = lines(file, "-count_frames", "-show_entries", "stream=nb_read_frames");
        return Integer.parseInt(counted.get(0));
    }

    /** The times of frames, in seconds. */
    static List<Double> times(Path file) throws IOException {
        return lines(file, "-show_packets", "-show_entries", "packet=pts_time").stream()
                .map(Double::valueOf)
                .toList();
    }

    private static List<String> lines(Path file, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("ffprobe", "-v", "error", "-of", "csv=p=0"));
        command.addAll(List.of(options));
        command.add(file.toString());
        try (Launched ffprobe = Launched.command(Map.of(), command)) {
            assertEquals(0, ffprobe.exitCode(), ffprobe.said());
            return ffprobe.said()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    /** The hash that {@link #packets} has of these bytes. */
    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
