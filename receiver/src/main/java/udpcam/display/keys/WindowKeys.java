package udpcam.display.keys;

import java.awt.Component;
import java.awt.KeyEventDispatcher;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;

/** The keys of a window, whatever has the focus in it. Runs on the event thread. */
public final class WindowKeys implements KeyEventDispatcher {
    private static final int OTHERS_MODIFIERS =
            InputEvent.CTRL_DOWN_MASK | InputEvent.ALT_DOWN_MASK | InputEvent.META_DOWN_MASK;

    private final Component window;
    private final BiPredicate<Character, Boolean> commands;

    /** {@code commands} take what was typed, a letter as a capital, and whether with Shift; they return whether they know it. */
    public WindowKeys(Component window, BiPredicate<Character, Boolean> commands) {
        this.window = window;
        this.commands = commands;
    }

    /** Commands of one picture. */
    public static BiPredicate<Character, Boolean> ofPicture(Consumer<KeyCommand> commands) {
        return (typed, isShifted) -> {
            KeyCommand command = KeyCommand.of(typed, isShifted);
            if (command != null) {
                commands.accept(command);
            }
            return command != null;
        };
    }

    @Override
    public boolean dispatchKeyEvent(KeyEvent event) {
        if (event.getID() != KeyEvent.KEY_PRESSED
                || !isOurs(event)
                || (event.getModifiersEx() & OTHERS_MODIFIERS) != 0) {
            return false;
        }
        return commands.test(character(event), event.isShiftDown());
    }

    private boolean isOurs(KeyEvent event) {
        Component source = event.getComponent();
        return source != null && SwingUtilities.isDescendingFrom(source, window);
    }

    /** What is of ASCII is what was typed, wherever its key lies; on other layouts the key counts, whatever it types. */
    private static char character(KeyEvent event) {
        char typed = Character.toUpperCase(event.getKeyChar());
        if (typed <= '~') {
            return typed;
        }
        return switch (typed) { // X11 tells no key where such a layout is the only one
            case 'А', 'Φ', 'כ', 'ب' -> 'F';
            case 'Р', 'Η', 'י', 'ا' -> 'H';
            case 'Ш', 'Ι', 'ן', 'ه' -> 'I';
            case 'Ь', 'Μ', 'צ', 'ة' -> 'M';
            case 'Й', 'ض' -> 'Q';
            case 'К', 'Ρ', 'ר', 'ق' -> 'R';
            case 'Ы', 'І', 'Σ', 'ד', 'س' -> 'S';
            default -> (char) event.getKeyCode(); // VK_A to VK_Z are 'A' to 'Z'
        };
    }
}
