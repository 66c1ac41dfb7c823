package udpcam.display.overlay;

import java.awt.Dimension;
import java.awt.Graphics2D;

/** What an overlay shows. Called by the event thread. */
public interface Panel {
    /** Its size in points, without a margin. */
    Dimension size();

    /** Draws it, from 0,0 on, in points. */
    void draw(Graphics2D g);
}
