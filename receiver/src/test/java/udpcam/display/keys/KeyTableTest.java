package udpcam.display.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.swing.JPanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The README's table of keys, the list in the window and what keys do, held together by {@link KeyCommand}. */
class KeyTableTest {
    /** What is typed for the words of the table. */
    private static final Map<String, String> TYPED = Map.of("Space", " ", "Esc", "\u001B", "R (Shift+r)", "R");

    /** What the mouse does. */
    private static final Set<String> OF_THE_MOUSE = Set.of("double click", "wheel up", "wheel down");

    private final JPanel window = new JPanel();
    private final List<KeyCommand> asked = new ArrayList<>();
    private final WindowKeys keys = new WindowKeys(window, WindowKeys.ofPicture(asked::add));

    private boolean press(char typed, int code, int modifiers) {
        return keys.dispatchKeyEvent(new KeyEvent(window, KeyEvent.KEY_PRESSED, 0, modifiers, code, typed));
    }

    @Test
    void theReadmeHasTheRowsOfTheListInTheWindow() throws IOException {
        List<String> rows = rows("## Keys in the window");
        List<String> wanted = Arrays.stream(KeyCommand.values())
                .map(command -> "| " + inReadme(command.keys()) + " | " + command.action() + " |")
                .toList();
        assertEquals(String.join("\n", wanted), String.join("\n", rows));
    }

    @Test
    void theReadmeHasTheRowsOfTheListInAWindowWithSeveralPictures() throws IOException {
        List<String> wanted = Arrays.stream(WallCommand.values())
                .map(command -> "| " + inReadme(command.keys()) + " | " + command.action() + " |")
                .toList();
        assertEquals(String.join("\n", wanted), String.join("\n", rows("## Several cameras")));
    }

    private static List<String> rows(String section) throws IOException {
        return Files.readString(Path.of("..", "README.md"))
                .lines()
                .dropWhile(line -> !line.equals(section))
                .dropWhile(line -> !line.equals("| key | what it does |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static String inReadme(String keys) {
        List<String> words = new ArrayList<>();
        for (String word : keys.split(", ", -1)) {
            String plain = word.length() == 1 ? "`" + word + "`" : word.replaceFirst("^R ", "`R` ");
            words.add(plain.replaceFirst("^(\\d) to (\\d)$", "`$1` to `$2`"));
        }
        return String.join(", ", words);
    }

    @Test
    void eachKeyOfTheTableAsksForWhatItsRowSays() {
        Set<KeyCommand> found = EnumSet.noneOf(KeyCommand.class);
        for (KeyCommand command : KeyCommand.values()) {
            for (String word : command.keys().split(", ", -1)) {
                if (!OF_THE_MOUSE.contains(word)) {
                    String typed = TYPED.getOrDefault(word, word);
                    assertEquals(1, typed.length(), word);
                    boolean isShifted = Character.isUpperCase(typed.charAt(0)) || typed.equals("?");
                    asked.clear();
                    assertTrue(press(typed.charAt(0), 0, isShifted ? InputEvent.SHIFT_DOWN_MASK : 0), word);
                    assertEquals(List.of(command), asked, word);
                    found.add(command);
                }
            }
        }
        assertEquals(EnumSet.allOf(KeyCommand.class), found);
    }

    @ParameterizedTest
    @CsvSource({
        "ш, FIGURES", "А, FULL_SCREEN", "ь, MIRROR", "Р, KEYS", "й, QUIT", "ы, SNAPSHOT", "і, SNAPSHOT", "ι, FIGURES",
        "φ, FULL_SCREEN", "μ, MIRROR", "η, KEYS", "σ, SNAPSHOT", "ן, FIGURES", "כ, FULL_SCREEN", "צ, MIRROR", "י, KEYS",
        "ד, SNAPSHOT", "ه, FIGURES", "ب, FULL_SCREEN", "ة, MIRROR", "ا, KEYS", "ض, QUIT", "س, SNAPSHOT"
    })
    void lettersOfOtherScriptsAskForWhatTheirKeysDo(char typed, KeyCommand command) {
        assertTrue(press(typed, KeyEvent.VK_UNDEFINED, 0));
        assertEquals(List.of(command), asked);
    }

    @ParameterizedTest
    @CsvSource({"r", "R", "к", "ρ", "ר", "ق"})
    void theKeyOfRTurnsWithShiftAndElseRecordsEvenWithCapsLock(char typed) {
        assertTrue(press(typed, KeyEvent.VK_UNDEFINED, 0));
        assertTrue(press(typed, KeyEvent.VK_UNDEFINED, InputEvent.SHIFT_DOWN_MASK));
        assertEquals(List.of(KeyCommand.RECORD, KeyCommand.TURN), asked);
    }

    @Test
    void whereJavaKnowsTheKeyItCountsWhateverItTypes() {
        assertTrue(press('ญ', KeyEvent.VK_M, 0));
        assertEquals(List.of(KeyCommand.MIRROR), asked);
    }

    @Test
    void keysOfOthersAreLeftToThem() {
        assertFalse(press('q', KeyEvent.VK_Q, InputEvent.CTRL_DOWN_MASK));
        assertFalse(press('q', KeyEvent.VK_Q, InputEvent.ALT_DOWN_MASK));
        assertFalse(press('x', KeyEvent.VK_X, 0));
        assertFalse(keys.dispatchKeyEvent(new KeyEvent(new JPanel(), KeyEvent.KEY_PRESSED, 0, 0, KeyEvent.VK_Q, 'q')));
        assertEquals(List.of(), asked);
    }
}
