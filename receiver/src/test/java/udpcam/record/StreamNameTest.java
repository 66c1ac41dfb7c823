package udpcam.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamNameTest {
    @Test
    void theStreamsNameTakesItsPlaceInTheFilesName() {
        assertEquals(Path.of("a", "Barn door-1.mkv"), StreamName.expand(Path.of("a", "{name}-1.mkv"), "Barn door"));
        assertEquals(Path.of("a", "camera.mkv"), StreamName.expand(Path.of("a", "{name}.mkv"), ""));
        assertEquals(Path.of("a", "b.mkv"), StreamName.expand(Path.of("a", "b.mkv"), "Barn door"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd | _.._etc_passwd",
                ".. | camera",
                ".hidden. | hidden",
                "C:\\x | C__x",
                "a\tb\u0000c\u202Ed | a_b_c_d",
                "CON | _CON",
                "lpt1.old | _lpt1.old",
                "console | console",
                "a*b?c<d>\"e | a_b_c_d__e",
                "K\u00fcche | K\u00fcche",
            })
    void whatANameMayNotHaveIsReplaced(String name, String safe) {
        assertEquals(safe, StreamName.safe(name));
    }

    @Test
    void aLongNameIsCutBetweenLetters() {
        assertEquals("\ud83d\udc04".repeat(60), StreamName.safe("\ud83d\udc04".repeat(200)));
    }
}
