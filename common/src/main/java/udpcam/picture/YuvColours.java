package udpcam.picture;

import udpcam.jpeg.PictureSize;

/**
 * How luma and chroma of a picture are meant.
 *
 * @param matrix the matrix coefficients' code point in ITU-T H.273 table 4; 2 is unspecified
 * @param fullRange whether luma goes from 0 to 255, not from 16 to 235
 */
public record YuvColours(int matrix, boolean fullRange) {
    private static final int UNSPECIFIED = 2;
    private static final int BT_601_625_LINES = 5;
    private static final int BT_601_525_LINES = 6;

    /** The size of each plane of chroma in 4:2:0. */
    public static PictureSize chromaSize(PictureSize luma) {
        return new PictureSize((luma.width() + 1) / 2, (luma.height() + 1) / 2);
    }

    /** Whether luma and chroma are weighed by BT.601 as JPEG's are (JFIF); if nothing is specified, that is what is meant. */
    public boolean isBt601() {
        return matrix == UNSPECIFIED || matrix == BT_601_625_LINES || matrix == BT_601_525_LINES;
    }
}
