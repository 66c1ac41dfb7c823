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
        "a-{name}-{name}.png, Küche 1, a-Küche 1-Küche 1.png",
        "{name}.jpg, 192.168.1.20:5000, 192.168.1.20_5000.jpg",
        "{name}.jpg, ../../etc/passwd, _.._etc_passwd.jpg",
        "{name}.jpg, a\\b:c, a_b_c.jpg",
        "{name}.jpg, ..., camera.jpg"
    })
    void theNameStandsInItsPlaceOrBeforeTheEnding(String pattern, String name, String file) {
        assertEquals(Path.of(file), NamedFile.of(Path.of(pattern), name));
    }

    @Test
    void aLongNameMakesNoNameThatIsTooLongForAFile() {
        assertEquals(Path.of("x".repeat(60) + ".jpg"), NamedFile.of(Path.of("{name}.jpg"), "x".repeat(250)));
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
        assertEquals(Path.of(safe + ".mkv"), NamedFile.of(Path.of("{name}.mkv"), name));
    }

    @Test
    void aLongNameIsCutBetweenLetters() {
        assertEquals(
                Path.of("\ud83d\udc04".repeat(30) + ".mkv"),
                NamedFile.of(Path.of("{name}.mkv"), "\ud83d\udc04".repeat(200)));
    }
}
