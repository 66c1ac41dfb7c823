package udpcam.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import udpcam.bench.clip.Footage;

/** Senders of still pictures, each of which has its number in its picture and its name, and other programs beside them. */
final class Cameras implements AutoCloseable {
    static final Footage FOOTAGE = new Footage(320, 240, 1, 5);

    private final List<Launched> programs = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();

    /** Starts a program, which is ended with the cameras. */
    Launched start(String script, Map<String, String> environment, String... options) throws IOException {
        Launched program = Launched.script(script, environment, options);
        programs.add(program);
        return program;
    }

    /** Starts the camera of a number. */
    Launched start(int number, String port) throws Exception {
        Path file = Files.createTempFile("camera" + number + "-", ".avi");
        files.add(file);
        new Still(FOOTAGE, number).write(file);
        return start(
                "sender",
                Map.of(),
                "--port",
                port,
                "--device",
                file.toString(),
                "--loop",
                "--quality",
                "90",
                "--name",
                "Camera " + number);
    }

    /** All that were started. */
    Launched[] programs() {
        return programs.toArray(new Launched[0]);
    }

    @Override
    public void close() throws IOException {
        for (Launched program : programs) {
            program.close();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
