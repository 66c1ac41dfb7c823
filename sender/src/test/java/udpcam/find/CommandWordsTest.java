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
        assertEquals("sender --remote barn:5 --device 'my film.mp4'", shown("--find", "--device", "my film.mp4"));
        assertEquals("sender --remote barn:5 --name ''", shown("--find", "--name", ""));
    }

    @Test
    void whatAShellWouldRunIsNotRun() {
        assertEquals(
                "sender --remote barn:5 --device '$(reboot) `reboot` \"$HOME\" it'\\''s.mp4'",
                shown("--find", "--device", "$(reboot) `reboot` \"$HOME\" it's.mp4"));
    }

    @Test
    void theShellOfWindowsTakesDoubleQuotes() {
        assertEquals("\"my film.mp4\"", CommandWords.quoted("my film.mp4", true));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "rtsp://admin:secret@cam/, rtsp://admin:***@cam/",
                "--device=rtsp://admin:sec'ret@cam/, --device=rtsp://admin:***@cam/",
                "http://cam/s.cgi?user=a&pwd=secret, http://cam/s.cgi?user=a&pwd=***",
            })
    void thePasswordOfACameraIsNotShown(String given, String masked) {
        assertEquals("sender --remote barn:5 '" + masked + "'", shown(given, "--find"));
    }

    private static String shown(String... given) {
        return new CommandWords("sender", List.of(given)).with("--remote barn:5");
    }
}
