package udpcam.picture;

import java.nio.IntBuffer;
import udpcam.jpeg.PictureSize;

/** One picture as a screen wants it: an int 0x00RRGGBB a pixel, rows without padding; its owner's to fill again. */
public final class Raster {
    private final PictureSize size;
    private final IntBuffer pixels;

    /** One on the heap. */
    public Raster(PictureSize size) {
        this(size, IntBuffer.allocate(Math.toIntExact(size.pixels())));
    }

    /**
     * One around memory that belongs to the screen.
     *
     * @param pixels width x height ints from index 0: all of an array, or direct and in native order
     */
    public Raster(PictureSize size, IntBuffer pixels) {
        if (pixels.capacity() != size.pixels()) {
            throw new IllegalArgumentException(pixels.capacity() + " pixels for " + size);
        }
        this.size = size;
        this.pixels = pixels;
    }

    public PictureSize size() {
        return size;
    }

    /** Width x height ints from index 0, not a copy; either with an array that begins there, or direct in native order. */
    public IntBuffer pixels() {
        return pixels;
    }
}
