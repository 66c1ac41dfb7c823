package udpcam.display.wall;

import java.awt.Component;
import java.awt.KeyEventDispatcher;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import javax.swing.SwingUtilities;
import udpcam.display.Display;
import udpcam.display.WindowKeys;

/**
 * The keys of the wall: 1 to 9 show one cell alone and back, 0 and Esc all; q quits, and so does Esc where all are seen; s takes
 * snapshots. Runs on the event thread.
 */
final class WallKeys implements KeyEventDispatcher {
    private static final int COMMANDS =
            InputEvent.CTRL_DOWN_MASK | InputEvent.ALT_DOWN_MASK | InputEvent.META_DOWN_MASK;

    private final Window window;
    private final WallGrid grid;
    private final Display.Controls controls;

    WallKeys(Window window, WallGrid grid, Display.Controls controls) {
        this.window = window;
        this.grid = grid;
        this.controls = controls;
    }

    @Override
    public boolean dispatchKeyEvent(KeyEvent event) {
        Component source = event.getComponent();
        boolean isOurs = source != null && SwingUtilities.isDescendingFrom(source, window);
        if (event.getID() != KeyEvent.KEY_PRESSED || !isOurs || (event.getModifiersEx() & COMMANDS) != 0) {
            return false;
        }
        int digit = digit(event);
        if (digit > 0) {
            grid.toggle(digit);
            return true;
        }
        return digit == 0 ? grid.showAll() : control(WindowKeys.key(event));
    }

    private boolean control(int key) {
        switch (key) {
            case KeyEvent.VK_ESCAPE -> {
                if (!grid.showAll()) {
                    controls.quit();
                }
            }
            case KeyEvent.VK_Q -> controls.quit();
            case KeyEvent.VK_S -> controls.snapshot();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What was typed, or what the key is for where digits need Shift; -1 if it is no digit. */
    private static int digit(KeyEvent event) {
        int typed = Character.digit(event.getKeyChar(), 10);
        int key = event.getKeyCode();
        if (typed >= 0) {
            return typed;
        }
        return key >= KeyEvent.VK_0 && key <= KeyEvent.VK_9 ? key - KeyEvent.VK_0 : -1;
    }
}
