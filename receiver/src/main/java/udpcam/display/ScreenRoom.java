package udpcam.display;

import java.awt.Dimension;
import java.awt.Frame;
import java.awt.GraphicsConfiguration;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.geom.AffineTransform;
import udpcam.display.view.Placement;
import udpcam.jpeg.PictureSize;

/** The part of a screen that no panel covers, for a window with these borders; in points, of which some pixels make one. */
public record ScreenRoom(Rectangle free, Insets borders, double pixelsAcross, double pixelsDown) {
    /** The screen that the window is on. */
    public static ScreenRoom around(Frame window) {
        GraphicsConfiguration screen = window.getGraphicsConfiguration();
        Rectangle free = screen.getBounds();
        Insets panels = Toolkit.getDefaultToolkit().getScreenInsets(screen);
        free.x += panels.left;
        free.y += panels.top;
        free.width -= panels.left + panels.right;
        free.height -= panels.top + panels.bottom;
        AffineTransform pixels = screen.getDefaultTransform();
        return new ScreenRoom(free, window.getInsets(), pixels.getScaleX(), pixels.getScaleY());
    }

    /** The canvas that shows the picture 1:1 in pixels, or as large as there is room above {@code footer} points. */
    public Dimension canvasSize(PictureSize picture, int footer) {
        int width = (int) ((free.width - borders.left - borders.right) * pixelsAcross);
        int height = (int) ((free.height - borders.top - borders.bottom - footer) * pixelsDown);
        PictureSize shown = Placement.onScreen(picture, Math.max(1, width), Math.max(1, height));
        return new Dimension(
                (int) Math.ceil(shown.width() / pixelsAcross), (int) Math.ceil(shown.height() / pixelsDown));
    }

    /** The same window where all of it is seen, if it fits. */
    Rectangle movedInside(Rectangle window) {
        int x = Math.max(free.x, Math.min(window.x, free.x + free.width - window.width));
        int y = Math.max(free.y, Math.min(window.y, free.y + free.height - window.height));
        return new Rectangle(x, y, window.width, window.height);
    }
}
