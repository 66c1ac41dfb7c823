package udpcam.display;

import java.awt.Canvas;
import java.awt.Graphics2D;
import org.slf4j.LoggerFactory;
import udpcam.display.view.Framing;
import udpcam.display.x11.ServerLoss;
import udpcam.display.x11.SharedMemoryException;
import udpcam.display.x11.XWindow;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

/** What pictures are drawn on. It is called by one thread at a time: the canvas sees to that. */
interface Surface {
    /** What the system property udpcam.display may say, for screens on which the shorter way fails. */
    String JAVA_2D = "java2d";

    /** The raster for the next picture, good until another is asked for; never the one that is kept. */
    Raster raster(PictureSize size);

    /** Keeps the raster that was given last, to be drawn now and again; the one kept before may be given from now on. */
    void keep(Raster raster);

    /**
     * Draws the raster that is kept where the framing says, with black bars; returns when the screen has it.
     *
     * @param g counts device pixels, as the framing does
     */
    void draw(Graphics2D g, Raster raster, Framing framing);

    /** Says that AWT has cleared or drawn on some of it. */
    void exposed();

    /** To be called before AWT looks for its screen. */
    static void prepare() {
        if (isJava2dWanted()) {
            return;
        }
        try {
            XWindow.prepare();
        } catch (LinkageError e) {
            return; // then there will be no second connection either
        }
    }

    /** To be called when AWT has its screen: has {@code action} run when the screen cannot be reached any more. */
    static void onLoss(Runnable action) {
        try {
            ServerLoss.onLoss(action);
        } catch (LinkageError e) {
            LoggerFactory.getLogger(Surface.class).debug("the end of the screen will not be told: {}", e.toString());
        }
    }

    private static boolean isJava2dWanted() {
        return JAVA_2D.equals(System.getProperty("udpcam.display"));
    }

    /** The shortest way to the screen that there is, for a canvas that has just got its native window. */
    static Surface on(Canvas canvas) {
        if (isJava2dWanted()) {
            return new Java2dSurface();
        }
        try {
            return new SharedMemorySurface(new XWindow(canvas));
        } catch (SharedMemoryException | RuntimeException | LinkageError e) {
            LoggerFactory.getLogger(Surface.class).debug("pictures are drawn by Java 2D: {}", e.toString());
            return new Java2dSurface();
        }
    }
}
