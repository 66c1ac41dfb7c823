package udpcam.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedFileTest {
    @ParameterizedTest
    @CsvSource({
        "out/{name}.jpg, Cellar, out/Cellar.jpg",
        "out/now.jpg, Cellar, out/now-Cellar.jpg",
        "now, Cellar, now-Cellar",
        "a-{name}-{name}.png, Küche 1, a-Küche-1-Küche-1.png",
        "{name}.jpg, 192.168.1.20:5000, 192.168.1.20-5000.jpg",
        "{name}.jpg, ../../etc/passwd, etc-passwd.jpg",
        "{name}.jpg, a\\b:c, a-b-c.jpg",
        "{name}.jpg, ..., camera.jpg"
    })
    void theNameStandsInItsPlaceOrBeforeTheEnding(String pattern, String name, String file) {
        assertEquals(Path.of(file), NamedFile.of(Path.of(pattern), name));
    }

    @Test
    void aLongNameMakesNoNameThatIsTooLongForAFile() {
        assertEquals(Path.of("x".repeat(60) + ".jpg"), NamedFile.of(Path.of("{name}.jpg"), "x".repeat(250)));
    }
}
