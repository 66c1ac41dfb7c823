package udpcam.display.wall;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.JFrame;
import udpcam.display.Display;
import udpcam.display.ScreenRoom;
import udpcam.jpeg.PictureSize;

/** The grid and a status line in a frame. Lives on the event thread. */
final class WallWindow extends JFrame {
    private static final long serialVersionUID = 1;
    private static final PictureSize SIZE = new PictureSize(1280, 720); // where the screen has room for it

    private final String name;
    private final WallGrid grid;
    private final Caption status = new Caption();
    private final transient WallKeys keys;

    /** Opens the window. */
    static WallWindow open(String title, Display.Controls controls, String notice) {
        WallWindow window = new WallWindow(title, controls, notice);
        KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(window.keys);
        window.pack(); // from now on its borders are known
        Dimension size = ScreenRoom.around(window).canvasSize(SIZE, window.status.getPreferredSize().height);
        window.grid.setPreferredSize(size);
        window.pack();
        window.setVisible(true);
        return window;
    }

    private WallWindow(String title, Display.Controls controls, String notice) {
        super(title);
        name = title;
        grid = new WallGrid(notice);
        keys = new WallKeys(this, grid, controls);
        getContentPane().setBackground(Color.BLACK);
        getContentPane().add(grid, BorderLayout.CENTER);
        getContentPane().add(status, BorderLayout.SOUTH);
        enableInputMethods(false); // they would keep letters for themselves
        setDefaultCloseOperation(DO_NOTHING_ON_CLOSE);
        addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                controls.quit();
            }
        });
    }

    WallGrid grid() {
        return grid;
    }

    void status(String line) {
        status.setText(line);
        setTitle(name + "  " + line);
    }

    /** Takes the window and its hooks away. */
    void end() {
        KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(keys);
        dispose();
    }
}
