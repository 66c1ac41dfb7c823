package udpcam.display.overlay;

import java.awt.Canvas;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/**
 * A panel over the picture, with a window of the system's own: the picture is drawn around it as if it was not there. It is drawn
 * aside and shown at once, so that nothing flickers. Of the event thread.
 */
public final class Overlay extends Canvas {
    /** Where it is. */
    public enum Place {
        TOP_LEFT(0, 0),
        MIDDLE(0.5, 0.5),
        BOTTOM(0.5, 1),
        BOTTOM_RIGHT(1, 1);

        final double x; // 0 left, 1 right
        final double y; // 0 top, 1 bottom

        Place(double x, double y) {
            this.x = x;
            this.y = y;
        }
    }

    private static final long serialVersionUID = 1;
    private static final Color BACKGROUND = new Color(0x17191C);
    private static final Color BORDER = new Color(0x3A4047);

    private final transient Panel panel;
    private final Place place;
    private final int margin;

    /** {@code margin} is around the panel, in points. It is not seen at first. */
    public Overlay(Panel panel, Place place, int margin) {
        this.panel = panel;
        this.place = place;
        this.margin = margin;
        setVisible(false);
        setBackground(BACKGROUND);
        setFocusable(false); // keys go to the window
    }

    Place place() {
        return place;
    }

    /** What it needs; in less room it is drawn smaller. */
    @Override
    public Dimension getPreferredSize() {
        Dimension size = panel.size();
        return new Dimension(size.width + 2 * margin, size.height + 2 * margin);
    }

    @Override
    public void update(Graphics g) {
        paint(g); // without clearing first, which would flicker
    }

    @Override
    public void paint(Graphics g) {
        Graphics2D own = (Graphics2D) g.create();
        try {
            AffineTransform points = own.getTransform();
            int width = (int) Math.ceil(getWidth() * points.getScaleX());
            int height = (int) Math.ceil(getHeight() * points.getScaleY());
            if (width > 0 && height > 0) {
                own.setTransform(AffineTransform.getTranslateInstance(points.getTranslateX(), points.getTranslateY()));
                own.drawImage(image(width, height), 0, 0, null);
            }
        } finally {
            own.dispose();
        }
    }

    /** Draws the overlay into a picture of this size in pixels. */
    private BufferedImage image(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setColor(BORDER);
            g.fillRect(0, 0, width, height);
            g.setColor(BACKGROUND);
            g.fillRect(1, 1, width - 2, height - 2);
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            Dimension wanted = getPreferredSize();
            double scale = Math.min((double) width / wanted.width, (double) height / wanted.height);
            g.scale(scale, scale);
            g.translate(margin, margin);
            panel.draw(g);
        } finally {
            g.dispose();
        }
        return image;
    }
}
