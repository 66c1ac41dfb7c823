package udpcam.display.wall;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.JFrame;
import udpcam.display.Display;
import udpcam.display.FullScreen;
import udpcam.display.ScreenRoom;
import udpcam.display.keys.WindowKeys;
import udpcam.display.overlay.Overlaid;
import udpcam.jpeg.PictureSize;

/** The grid and a status line in a frame. Lives on the event thread. */
final class WallWindow extends JFrame {
    private static final long serialVersionUID = 1;
    private static final PictureSize SIZE = new PictureSize(1280, 720); // where the screen has room for it

    private final String name;
    private final WallGrid grid;
    private final Caption status = new Caption();
    private final transient FullScreen fullScreen = new FullScreen(this, status);
    private final transient WallKeys commands;
    private final transient WindowKeys keys;

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
        Overlaid content = new Overlaid(grid);
        commands = new WallKeys(this, grid, content, controls);
        keys = new WindowKeys(this, commands);
        getContentPane().setBackground(Color.BLACK);
        getContentPane().add(content, BorderLayout.CENTER);
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
        commands.tick();
    }

    void toggleFullScreen() {
        fullScreen.toggle(grid.board());
    }

    /** Returns whether it was full. */
    boolean leaveFullScreen() {
        boolean was = fullScreen.isOn();
        if (was) {
            toggleFullScreen();
        }
        return was;
    }

    /** Takes the window and its hooks away. */
    void end() {
        KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(keys);
        dispose();
    }
}
