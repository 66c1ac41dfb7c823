package udpcam.guard;

import udpcam.jpeg.PictureSize;

/**
 * The sizes of a walk: all widths. By default a height each, which changes from width to width; with -Dudpcam.guard-zones=full all
 * heights with all widths.
 */
final class Sizes {
    static final int WIDTHS = 2200;

    private static final boolean FULL = "full".equals(System.getProperty("udpcam.guard-zones"));

    /** Takes a size. */
    interface Visitor {
        void visit(PictureSize size) throws Exception;
    }

    private Sizes() {}

    static boolean isFull() {
        return FULL;
    }

    /** Walks all widths; {@code seed} chooses the heights where there is one for each. */
    static int walk(int[] heights, int seed, Visitor visitor) throws Exception {
        int visited = 0;
        for (int width = 1; width <= WIDTHS; width++) {
            for (int i = 0; i < heights.length; i++) {
                if (FULL || i == (width + width / heights.length + seed) % heights.length) {
                    visitor.visit(new PictureSize(width, heights[i]));
                    visited++;
                }
            }
        }
        return visited;
    }
}
