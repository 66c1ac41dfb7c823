package udpcam.display;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.GraphicsConfiguration;
import java.awt.Window;
import javax.swing.JComponent;
import udpcam.display.x11.NetWmState;

/**
 * Has a window fill its screen, and brings it back. An X11 window manager is asked in the way that all of them understand; where
 * there is none, or another window system, AWT sees to it. Of the event thread.
 */
public final class FullScreen {
    private final Window window;
    private final JComponent footer;
    private boolean isOn;
    private boolean isManaged; // a window manager was asked
    private Dimension covered = new Dimension();

    /** The footer is not seen in full screen. */
    public FullScreen(Window window, JComponent footer) {
        this.window = window;
        this.footer = footer;
    }

    /** Whether it fills the screen. */
    public boolean isOn() {
        return isOn;
    }

    /** The size of the screen that was covered last; after it was left the system may tell of it once more. */
    Dimension covered() {
        return covered;
    }

    /** {@code inside} is a heavyweight component of the window. */
    public void toggle(Component inside) {
        isOn = !isOn;
        footer.setVisible(!isOn);
        GraphicsConfiguration screen = window.getGraphicsConfiguration();
        covered = screen.getBounds().getSize();
        if (isOn) {
            isManaged = NetWmState.setFullScreen(inside, true);
        } else if (isManaged) {
            NetWmState.setFullScreen(inside, false);
        }
        if (!isManaged) {
            screen.getDevice().setFullScreenWindow(isOn ? window : null);
        }
        window.validate();
    }
}
