package udpcam.display;

import java.awt.Graphics2D;
import udpcam.frame.Raster;
import udpcam.jpeg.PictureSize;

/** What pictures are drawn on. It is called by one thread at a time: the canvas sees to that. */
interface Surface {
    /** The raster for the next picture, good until another is asked for; never the one that was drawn last. */
    Raster raster(PictureSize size);

    /**
     * Draws a raster of this surface, or again the one drawn last, as large as the area allows, in its middle, with black
     * bars; returns when the screen has it.
     *
     * @param g counts device pixels, as the area does
     */
    void draw(Graphics2D g, Raster raster, int areaWidth, int areaHeight);
}
