package udpcam.display;

import udpcam.jpeg.PictureSize;
import udpcam.picture.Raster;

/** What shrinks pictures that are larger than the window. */
public final class Halving {
    private final Halver halver = new Halver();

    /** The halves of a size. */
    public static PictureSize halves(PictureSize size) {
        return new PictureSize(Math.max(1, size.width() / 2), Math.max(1, size.height() / 2));
    }

    /** Fills a raster of the halves with a picture; both are direct. */
    public void halve(Raster from, Raster to) {
        halver.halve(from, to);
    }
}
