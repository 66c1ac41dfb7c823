package udpcam.find;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandWordsTest {
    @ParameterizedTest
    @CsvSource({
        "--find, sender --remote barn:5",
        "--find x --quality 40, sender --remote barn:5 --quality 40",
        "--quality 40 --find, sender --remote barn:5 --quality 40",
        "--find=x --device 2, sender --remote barn:5 --device 2",
        "--find --loop, sender --remote barn:5 --loop",
    })
    void anAddressTakesThePlaceOfTheSearch(String given, String shown) {
        assertEquals(shown, new CommandWords("sender", List.of(given.split(" ", -1))).with("--remote barn:5"));
    }

    @Test
    void whatAShellWouldTakeApartIsQuoted() {
        List<String> words = List.of("--find", "--device", "my film.mp4");
        assertEquals(
                "sender --remote barn:5 --device \"my film.mp4\"",
                new CommandWords("sender", words).with("--remote barn:5"));
    }
}
