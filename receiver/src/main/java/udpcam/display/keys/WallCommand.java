package udpcam.display.keys;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What keys ask of a window with several pictures; the list of keys in the window and the README's have a row for each. */
public enum WallCommand {
    ALONE("123456789", "1 to 9, double click", "one picture alone, and back"),
    ALL("0", "0", "all pictures"),
    FULL_SCREEN("F", "f", "full screen, and back"),
    RECORD("R", "r", "record all, and end the recordings"),
    SNAPSHOT("S", "s", "save a snapshot of each that is seen"),
    KEYS("H?", "h, ?", "this list of keys"),
    LEAVE("\u001B", "Esc", "close the list of keys; show all; leave full screen; else quit"),
    QUIT("Q", "q", "quit");

    private final String characters;
    private final String keys;
    private final String action;

    /** {@code characters} are what its keys type, letters as capitals. */
    WallCommand(String characters, String keys, String action) {
        this.characters = characters;
        this.keys = keys;
        this.action = action;
    }

    /** Which keys ask for it, and what the mouse does that asks for the same, for the user. */
    public String keys() {
        return keys;
    }

    /** What it does, for the user. */
    public String action() {
        return action;
    }

    /** What a key asks for that types this character, a letter as a capital; null if it asks for nothing. */
    public static @Nullable WallCommand of(char character) {
        return Arrays.stream(values())
                .filter(command -> command.characters.indexOf(character) >= 0)
                .findFirst()
                .orElse(null);
    }
}
