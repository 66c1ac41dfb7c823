package udpcam.size;

import udpcam.jpeg.PictureSize;

/**
 * One way to encode a picture: the less it takes, the lower the rung.
 *
 * @param quality libjpeg's, 1-100
 * @param quarters of the picture's width and height that are left, {@link #SMALLEST} to {@link #FULL}
 */
public record Rung(int quality, int quarters) {
    static final int FULL = 4;
    static final int SMALLEST = 2;

    public boolean isFullSize() {
        return quarters == FULL;
    }

    /** The size of a picture on this rung; scaled sides are even, so that chroma has half of them. */
    public PictureSize sizeOf(PictureSize picture) {
        return isFullSize() ? picture : new PictureSize(scaled(picture.width()), scaled(picture.height()));
    }

    private int scaled(int side) {
        return Math.max(2, 2 * Math.round(side * quarters / (2f * FULL)));
    }
}
