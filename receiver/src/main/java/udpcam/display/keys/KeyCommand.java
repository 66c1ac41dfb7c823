package udpcam.display.keys;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What keys ask of the window; the list of keys in the window and the README's have a row for each. */
public enum KeyCommand {
    FIGURES("I", "i", "figures of the stream, with graphs of the last minute"),
    FULL_SCREEN("F", "f, double click", "full screen, and back"),
    FREEZE(" ", "Space", "freeze the picture, and go on"),
    MIRROR("M", "m", "mirror the picture"),
    TURN("R", "R (Shift+r)", "rotate the picture by 90 degrees"),
    ZOOM_IN("+=", "+, wheel up", "zoom in; drag the picture to see more of it"),
    ZOOM_OUT("-", "-, wheel down", "zoom out"),
    ACTUAL_SIZE("1", "1", "1:1, a pixel of the screen for each of the picture"),
    FIT("0", "0", "fit the picture into the window again"),
    RECORD("R", "r", "record, and end the recording"),
    SNAPSHOT("S", "s", "save a snapshot"),
    KEYS("H?", "h, ?", "this list of keys"),
    LEAVE("\u001B", "Esc", "close the list of keys; leave full screen; else quit"),
    QUIT("Q", "q", "quit");

    private final String characters;
    private final String keys;
    private final String action;

    /** {@code characters} are what its keys type, letters as capitals. */
    KeyCommand(String characters, String keys, String action) {
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
    static @Nullable KeyCommand of(char character, boolean isShifted) {
        return Arrays.stream(values())
                .filter(command -> command.characters.indexOf(character) >= 0 && (command != TURN || isShifted))
                .findFirst()
                .orElse(null);
    }
}
