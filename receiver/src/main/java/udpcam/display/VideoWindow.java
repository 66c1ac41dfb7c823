package udpcam.display;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.DefaultKeyboardFocusManager;
import java.awt.Dimension;
import java.awt.DisplayMode;
import java.awt.Font;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import org.bytedeco.javacv.CanvasFrame;
import udpcam.display.keys.WindowKeys;
import udpcam.display.overlay.Overlaid;
import udpcam.display.view.Placement;
import udpcam.figures.Figures;
import udpcam.figures.Minute;
import udpcam.jpeg.PictureSize;

/** The picture's canvas and a status line in a frame that fits itself to the picture. Lives on the event thread. */
final class VideoWindow extends CanvasFrame {
    private static final long serialVersionUID = 1;
    private static final double NO_GAMMA = 1.0;
    private static final Dimension WAITING_SIZE = new Dimension(640, 360);
    private static final Color STATUS_BACKGROUND = new Color(0x26292D);
    private static final Color STATUS_INK = new Color(0xB8BEC4);
    private static final int STATUS_FONT = 12;

    private static final PictureSize NONE = new PictureSize(1, 1);

    /** Window managers change sizes by up to this for their borders; a user who resizes means more. */
    private static final int BORDERS = 64;

    private final String name;
    private final PictureCanvas pictures;
    private final Overlaid content;
    private final JLabel status = new JLabel(" ");
    private final transient Minute minute = new Minute();
    private final transient FullScreen fullScreen = new FullScreen(this, status);
    private final transient WindowCommands commands;
    private final transient WindowKeys keys;
    private Dimension fitted = WAITING_SIZE;
    private Dimension fittedBefore = WAITING_SIZE; // which the system may tell of once more, late
    private transient PictureSize fittedPicture = NONE;
    private boolean fitsLater; // when it fills the screen no more
    private boolean resizedByUser;
    private boolean built;

    /** Opens the window. */
    static VideoWindow open(String title, Display.Controls controls, String notice) {
        // CanvasFrame hooks all keys of the program and never lets go: it may hook a manager that is thrown away.
        KeyboardFocusManager focus = KeyboardFocusManager.getCurrentKeyboardFocusManager();
        KeyboardFocusManager.setCurrentKeyboardFocusManager(new DefaultKeyboardFocusManager());
        VideoWindow window;
        try {
            window = new VideoWindow(title, controls, notice);
        } finally {
            KeyboardFocusManager.setCurrentKeyboardFocusManager(focus);
        }
        focus.addKeyEventDispatcher(window.keys);
        window.built = true;
        window.pack();
        window.setVisible(true);
        return window;
    }

    private VideoWindow(String title, Display.Controls controls, String notice) {
        super(title, NO_GAMMA);
        name = title;
        pictures = new PictureCanvas(notice);
        canvas = pictures;
        content = new Overlaid(pictures);
        commands = new WindowCommands(this, controls, pictures, content, minute);
        keys = new WindowKeys(this, WindowKeys.ofPicture(commands));
        layOut();
        listen(controls);
    }

    private void layOut() {
        pictures.setPreferredSize(fitted);
        status.setOpaque(true);
        status.setBackground(STATUS_BACKGROUND);
        status.setForeground(STATUS_INK);
        status.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, STATUS_FONT));
        status.setBorder(BorderFactory.createEmptyBorder(3, 8, 3, 8));
        status.setPreferredSize(new Dimension(0, status.getPreferredSize().height)); // the picture makes the width
        getContentPane().setBackground(Color.BLACK);
        getContentPane().add(content, BorderLayout.CENTER);
        getContentPane().add(status, BorderLayout.SOUTH);
        enableInputMethods(false); // they would keep letters for themselves
        setDefaultCloseOperation(DO_NOTHING_ON_CLOSE);
    }

    private void listen(Display.Controls controls) {
        addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                controls.quit();
            }
        });
        pictures.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                resized();
            }
        });
    }

    /** CanvasFrame shows itself before it has anything to show: not before all is in place. */
    @Override
    public void setVisible(boolean visible) {
        if (built) {
            super.setVisible(visible);
        }
    }

    /** None of CanvasFrame's own, whose buffers would delay each picture. */
    @Override
    protected void initCanvas(boolean fullScreen, DisplayMode displayMode, double gamma) {}

    PictureCanvas pictures() {
        return pictures;
    }

    boolean isFullScreen() {
        return fullScreen.isOn();
    }

    void toggleFullScreen() {
        fullScreen.toggle(pictures);
    }

    void figures(Figures figures) {
        String line = figures.text();
        status.setText(line);
        setTitle(name + "  " + line);
        minute.add(figures);
        commands.figuresCame();
    }

    /**
     * Gives the canvas the size of the picture, or what the screen has room for, unless the user chose a size. A picture that was
     * only scaled down, as a sender does while its network takes less, is shown as large as before.
     */
    void fit(PictureSize picture) {
        if (!Placement.isScaledDown(picture, fittedPicture)) {
            fittedPicture = picture;
            fit();
        }
    }

    /** The same for the last picture, when it was turned; if the window fills the screen, when that was left. */
    void fit() {
        fitsLater = fullScreen.isOn();
        if (resizedByUser || fitsLater || getExtendedState() != NORMAL || fittedPicture.equals(NONE)) {
            return;
        }
        ScreenRoom room = ScreenRoom.around(this);
        fittedBefore = fitted;
        PictureSize seen = pictures.view().orientation().of(fittedPicture);
        fitted = room.canvasSize(seen, status.getPreferredSize().height);
        pictures.setPreferredSize(fitted);
        // Once packed to the size that it has, a window without a window manager takes no other size any more.
        if (!fitted.equals(pictures.getSize())) {
            pack();
        }
        Rectangle bounds = getBounds();
        Rectangle inside = room.movedInside(bounds);
        if (!inside.equals(bounds)) {
            setLocation(inside.getLocation());
        }
    }

    private void resized() {
        Dimension size = pictures.getSize();
        boolean isFullScreen = fullScreen.isOn() || isAbout(fullScreen.covered(), size);
        resizedByUser |= !isFullScreen && !isAbout(fitted, size) && !isAbout(fittedBefore, size);
        if (fitsLater && !isFullScreen) {
            fit();
        }
        pictures.repaint();
    }

    private static boolean isAbout(Dimension expected, Dimension size) {
        return Math.abs(size.width - expected.width) <= BORDERS && Math.abs(size.height - expected.height) <= BORDERS;
    }

    /** Takes the window and its hooks away. */
    void end() {
        KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(keys);
        dispose();
    }
}
