package udpcam.display;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.WritableRaster;
import java.nio.IntBuffer;
import udpcam.display.view.Framing;
import udpcam.display.view.Placement;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

/** A raster as Java 2D draws it; a copy only of one that is not on the heap. */
final class ShownPicture {
    private static final int RED = 0xFF0000;
    private static final int GREEN = 0xFF00;
    private static final int BLUE = 0xFF;
    private static final DirectColorModel RGB = new DirectColorModel(24, RED, GREEN, BLUE);

    private final PictureSize size;
    private final BufferedImage image;

    ShownPicture(Raster raster) {
        size = raster.size();
        int[] pixels = array(raster.pixels());
        // Around an array of ours, the buffer counts as always changed: Java 2D draws the pixels, never a cached copy.
        DataBufferInt buffer = new DataBufferInt(pixels, pixels.length);
        int[] masks = {RED, GREEN, BLUE};
        WritableRaster wrapped = java.awt.image.Raster.createPackedRaster(
                buffer, size.width(), size.height(), size.width(), masks, null);
        image = new BufferedImage(RGB, wrapped, false, null);
    }

    /** Around the raster's own pixels, if they are on the heap. */
    BufferedImage image() {
        return image;
    }

    private static int[] array(IntBuffer pixels) {
        if (pixels.hasArray()) {
            return pixels.array();
        }
        int[] copy = new int[pixels.capacity()];
        pixels.get(0, copy);
        return copy;
    }

    /** Draws it where the framing says, with black bars; {@code g} counts device pixels. */
    void draw(Graphics2D g, Framing framing) {
        Placement place = framing.place();
        if (place.isScaled(framing.orientation().of(size))) {
            // The X server does this in about 5 ms; with -Dsun.java2d.xrender=false Java does, in 10 to 40.
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        }
        if (framing.isPlain()) {
            g.drawImage(image, place.x(), place.y(), place.width(), place.height(), null);
        } else {
            g.drawImage(image, framing.fromPicture(size), null);
        }
        g.setColor(Color.BLACK);
        place.forEachBar(framing.areaWidth(), framing.areaHeight(), g::fillRect);
    }
}
