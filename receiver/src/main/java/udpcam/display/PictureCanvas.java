package udpcam.display;

import java.awt.Canvas;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

/**
 * The part of the window that shows the last picture, or a notice over it.
 *
 * <p>The show worker draws each picture itself, without waiting for the event thread; that one draws notices, and all
 * again when the window was covered or resized. They take turns.
 */
public final class PictureCanvas extends Canvas {
    private static final long serialVersionUID = 1;

    private final transient Object turn = new Object();
    private transient volatile Surface surface = new Java2dSurface(); // no lock: AWT holds its own when it is chosen
    private transient @Nullable Raster picture;
    private transient volatile @Nullable Notice notice; // no lock: whoever draws may be stuck when the screen has gone

    /** One that shows a notice, in lines. */
    public PictureCanvas(String notice) {
        this.notice = new Notice(notice);
        setBackground(Color.BLACK);
        setFocusable(false); // keys go to the window
    }

    @Override
    public void addNotify() {
        super.addNotify();
        surface = Surface.on(this);
    }

    /** As {@link Display#raster}. */
    public Raster raster(PictureSize size) {
        synchronized (turn) {
            return surface.raster(size);
        }
    }

    /** Draws the picture and returns when the screen has it. */
    public void show(Raster raster) {
        synchronized (turn) {
            surface.keep(raster); // whether or not there is a window to draw it in
            picture = raster;
            notice = null;
            Graphics g = getGraphics();
            if (g == null) {
                return; // the window is gone
            }
            try {
                draw((Graphics2D) g);
            } finally {
                g.dispose();
            }
        }
    }

    /** As {@link Notices#notice}. */
    public void notice(String text) {
        notice = new Notice(text);
        repaint();
    }

    @Override
    public void update(Graphics g) {
        paint(g); // without clearing first, which would flicker
    }

    @Override
    public void paint(Graphics g) {
        Graphics2D own = (Graphics2D) g.create();
        try {
            synchronized (turn) {
                surface.exposed();
                draw(own);
            }
        } finally {
            own.dispose();
        }
    }

    private void draw(Graphics2D g) {
        AffineTransform points = g.getTransform();
        int width = (int) Math.round(getWidth() * points.getScaleX());
        int height = (int) Math.round(getHeight() * points.getScaleY());
        if (width <= 0 || height <= 0) {
            return;
        }
        // From here on in device pixels, so that 1:1 is sharp on HiDPI screens as well.
        g.setTransform(AffineTransform.getTranslateInstance(points.getTranslateX(), points.getTranslateY()));
        Notice text = notice;
        if (text != null) {
            g.drawImage(text.compose(picture, width, height, points.getScaleY()), 0, 0, null);
            getToolkit().sync(); // a picture may go another way: it is to come after
        } else if (picture != null) {
            surface.draw(g, picture, width, height);
        }
    }
}
