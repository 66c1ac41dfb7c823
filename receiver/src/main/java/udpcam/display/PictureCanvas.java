package udpcam.display;

import java.awt.Canvas;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import udpcam.display.view.Framing;
import udpcam.display.view.PictureView;
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
    private transient @Nullable PictureSize full; // of the picture, before its sender scaled it down
    private transient volatile boolean frozen;
    private transient volatile PictureView view = PictureView.PLAIN; // no lock: the event thread alone changes it
    private transient volatile @Nullable Notice notice; // no lock: whoever draws may be stuck when the screen has gone

    private transient Notice.@Nullable Board board; // of the notices since the last picture

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

    /**
     * Draws the picture and returns when the screen has it; not while another one is frozen, and then returns false.
     *
     * @param fullSize the size that it had before its sender scaled it down, or its own
     */
    public boolean show(Raster raster, PictureSize fullSize) {
        synchronized (turn) {
            if (frozen) {
                return false;
            }
            surface.keep(raster); // whether or not there is a window to draw it in
            picture = raster;
            full = fullSize;
            notice = null;
            board = null;
            Graphics g = getGraphics();
            if (g != null) { // else the window is gone
                try {
                    draw((Graphics2D) g);
                } finally {
                    g.dispose();
                }
            }
            return true;
        }
    }

    /** Says something in place of the picture, until the next one; nothing while one is frozen. */
    public void notice(String text) {
        if (!frozen) { // asked without the lock, as above
            notice = new Notice(text);
            repaint();
        }
    }

    /** Holds the picture that is seen, or lets pictures come again; returns whether it is held: not if there is none. */
    boolean freeze(boolean isWanted) {
        synchronized (turn) {
            frozen = isWanted && picture != null;
            if (frozen) {
                notice = null;
            }
        }
        repaint();
        return frozen;
    }

    PictureView view() {
        return view;
    }

    /** Looks at the pictures in another way; on the event thread. */
    void look(PictureView another) {
        view = another;
        repaint();
    }

    /** Looks in a way that depends on how the picture lies now; does nothing before there is one. On the event thread. */
    void look(BiFunction<PictureView, Framing, PictureView> change) {
        Framing framing;
        synchronized (turn) {
            framing = framing(area());
        }
        if (framing != null) {
            look(change.apply(view, framing));
        }
    }

    /** Its size in device pixels. */
    private Dimension area() {
        AffineTransform points = getGraphicsConfiguration().getDefaultTransform();
        return new Dimension(
                (int) Math.round(getWidth() * points.getScaleX()), (int) Math.round(getHeight() * points.getScaleY()));
    }

    private @Nullable Framing framing(Dimension area) {
        return picture == null || full == null || area.width <= 0 || area.height <= 0
                ? null
                : view.frame(picture.size(), full, area.width, area.height);
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
        Framing framing = framing(new Dimension(width, height));
        Notice text = notice;
        if (text != null) {
            board = board != null && board.has(width, height) ? board : new Notice.Board(width, height);
            g.drawImage(board.compose(text, picture, framing, points.getScaleY()), 0, 0, null);
            getToolkit().sync(); // a picture may go another way: it is to come after
        } else if (picture != null && framing != null) {
            surface.draw(g, picture, framing);
        }
    }
}
