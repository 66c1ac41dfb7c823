package udpcam.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import udpcam.cli.Console;
import udpcam.outlet.Admission;
import udpcam.outlet.SnapshotOutlet;
import udpcam.receiver.SnapshotSaver.Snapshot;

class SnapshotSaverTest {
    private static final String NOTHING = "receiver: No snapshot: nothing has been shown";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console("receiver", new PrintStream(said, true, StandardCharsets.UTF_8), false);
    private final SnapshotOutlet outlet = new SnapshotOutlet(new Admission(1 << 20), () -> null);

    private SnapshotSaver saver() {
        return new SnapshotSaver(console, failure -> {
            throw new AssertionError(failure);
        });
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aKeyIsNotKeptWaitingForAFile() {
        try (SnapshotSaver saver = saver()) {
            saver.saveSoon(new Snapshot(outlet, Path.of("a.png")));
            assertEquals(List.of(), lines(), "a worker writes it, which has not begun");
            saver.start();
        }
    }

    @Test
    void theEndWaitsForTheFilesThatWereAskedFor() {
        try (SnapshotSaver saver = saver().start()) {
            saver.saveSoon(new Snapshot(outlet, Path.of("a.jpg")));
            saver.saveSoon(new Snapshot(null, Path.of("b.png")));
        }
        assertEquals(List.of(NOTHING, NOTHING), lines());
    }
}
