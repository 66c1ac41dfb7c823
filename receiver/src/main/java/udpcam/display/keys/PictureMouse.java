package udpcam.display.keys;

import java.awt.Component;
import java.awt.Cursor;
import java.awt.Point;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;

/** What the mouse does to a picture: a double click is for full screen, the wheel zooms, a drag moves. Runs on the event thread. */
public final class PictureMouse extends MouseAdapter {
    /** How much larger the picture gets with each step of the wheel, and each press of a key: three make it twice as large. */
    public static final double ZOOM_STEP = Math.cbrt(2);

    /** Takes a turn of the wheel; the point is in device pixels of the picture's area. */
    @FunctionalInterface
    public interface Zoom {
        void by(double factor, double atX, double atY);
    }

    /** Takes a drag by some device pixels. */
    @FunctionalInterface
    public interface Move {
        void by(double right, double down);
    }

    private final Component picture;
    private final Consumer<KeyCommand> commands;
    private final Zoom zoom;
    private final Move move;
    private Point last = new Point(); // while a button is down

    /** Listens to a picture's mouse. */
    public static void listen(Component picture, Consumer<KeyCommand> commands, Zoom zoom, Move move) {
        PictureMouse mouse = new PictureMouse(picture, commands, zoom, move);
        picture.addMouseListener(mouse);
        picture.addMouseMotionListener(mouse);
        picture.addMouseWheelListener(mouse);
    }

    private PictureMouse(Component picture, Consumer<KeyCommand> commands, Zoom zoom, Move move) {
        this.picture = picture;
        this.commands = commands;
        this.zoom = zoom;
        this.move = move;
    }

    private double pixelsPerPoint() {
        return picture.getGraphicsConfiguration().getDefaultTransform().getScaleX();
    }

    @Override
    public void mouseClicked(MouseEvent event) {
        if (SwingUtilities.isLeftMouseButton(event) && event.getClickCount() == 2) {
            commands.accept(KeyCommand.FULL_SCREEN);
        }
    }

    @Override
    public void mousePressed(MouseEvent event) {
        last = event.getPoint();
    }

    @Override
    public void mouseDragged(MouseEvent event) {
        if (SwingUtilities.isLeftMouseButton(event)) {
            double pixels = pixelsPerPoint();
            move.by((event.getX() - last.x) * pixels, (event.getY() - last.y) * pixels);
            last = event.getPoint();
            picture.setCursor(Cursor.getPredefinedCursor(Cursor.MOVE_CURSOR));
        }
    }

    @Override
    public void mouseReleased(MouseEvent event) {
        picture.setCursor(null);
    }

    @Override
    public void mouseWheelMoved(MouseWheelEvent event) {
        double pixels = pixelsPerPoint();
        double factor = Math.pow(ZOOM_STEP, -event.getPreciseWheelRotation());
        zoom.by(factor, event.getX() * pixels, event.getY() * pixels);
    }
}
