package udpcam.bench.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PairTest {
    private static final Path HERE = Path.of("");

    @Test
    void theVersionIsTheFirstLineOfTheProbe() throws Exception {
        assertEquals(
                Optional.of("one 1.0"), new Pair("", "echo one 1.0; echo two", "", "").version(HERE.toAbsolutePath()));
    }

    @Test
    void aPairWhoseProbeFailsIsNotInstalled() throws Exception {
        assertEquals(Optional.empty(), new Pair("", "echo one; exit 1", "", "").version(HERE.toAbsolutePath()));
    }

    @Test
    void theNamesInACommandAreFilledIn() {
        Map<String, String> names = Map.of("FIFO", "/tmp/f", "PORT", "5004", "REMOTE", "10.77.0.2");
        assertEquals("send /tmp/f to 10.77.0.2:5004", Pair.fill("send FIFO to REMOTE:PORT", names));
    }
}
