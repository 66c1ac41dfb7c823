package udpcam.display;

import java.awt.Component;
import java.awt.KeyEventDispatcher;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import javax.swing.SwingUtilities;

/** The keys of a window, whatever has the focus in it: q and Esc quit, s takes a snapshot. Runs on the event thread. */
public final class WindowKeys implements KeyEventDispatcher {
    private static final int COMMANDS =
            InputEvent.CTRL_DOWN_MASK | InputEvent.ALT_DOWN_MASK | InputEvent.META_DOWN_MASK;

    private final Window window;
    private final Display.Controls controls;

    WindowKeys(Window window, Display.Controls controls) {
        this.window = window;
        this.controls = controls;
    }

    @Override
    public boolean dispatchKeyEvent(KeyEvent event) {
        if (event.getID() != KeyEvent.KEY_PRESSED || !isOurs(event) || (event.getModifiersEx() & COMMANDS) != 0) {
            return false;
        }
        switch (key(event)) {
            case KeyEvent.VK_Q, KeyEvent.VK_ESCAPE -> controls.quit();
            case KeyEvent.VK_S -> controls.snapshot();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isOurs(KeyEvent event) {
        Component source = event.getComponent();
        return source != null && SwingUtilities.isDescendingFrom(source, window);
    }

    /** A Latin letter is what was typed, wherever its key lies; on other layouts the key counts, whatever it types. */
    public static int key(KeyEvent event) {
        char typed = Character.toUpperCase(event.getKeyChar());
        if (typed >= 'A' && typed <= 'Z') {
            return typed; // VK_A to VK_Z are 'A' to 'Z'
        }
        return switch (typed) { // X11 tells no key where such a layout is the only one
            case 'Й', 'ض' -> KeyEvent.VK_Q;
            case 'Ы', 'І', 'Σ', 'ד', 'س' -> KeyEvent.VK_S;
            default -> event.getKeyCode();
        };
    }
}
