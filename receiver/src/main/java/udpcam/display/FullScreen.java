package udpcam.display;

import java.awt.Dimension;
import java.awt.GraphicsConfiguration;
import java.awt.Window;
import javax.swing.JComponent;

/**
 * Has a window fill its screen, and brings it back. A window manager that can is asked to; without one the window covers the screen.
 * Of the event thread.
 */
final class FullScreen {
    private final Window window;
    private final JComponent footer;
    private boolean isOn;
    private Dimension covered = new Dimension(); // the screen that was filled last

    /** The footer is not seen in full screen. */
    FullScreen(Window window, JComponent footer) {
        this.window = window;
        this.footer = footer;
    }

    boolean isOn() {
        return isOn;
    }

    /** Whether a picture's canvas has this size because it fills the screen, or did so until now. */
    boolean isFrom(Dimension size) {
        return isOn || size.equals(covered);
    }

    void toggle() {
        isOn = !isOn;
        footer.setVisible(!isOn);
        GraphicsConfiguration screen = window.getGraphicsConfiguration();
        covered = screen.getBounds().getSize();
        screen.getDevice().setFullScreenWindow(isOn ? window : null);
        window.validate();
    }
}
