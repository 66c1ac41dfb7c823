package udpcam.frame;

import udpcam.jpeg.PictureSize;

/** One picture as a screen wants it: an int 0x00RRGGBB a pixel, rows without padding; its owner's to fill again. */
public final class Raster {
    private final PictureSize size;
    private final int[] pixels;

    public Raster(PictureSize size) {
        this.size = size;
        this.pixels = new int[Math.toIntExact(size.pixels())];
    }

    public PictureSize size() {
        return size;
    }

    /** Width x height ints, not a copy. */
    public int[] pixels() {
        return pixels;
    }
}
