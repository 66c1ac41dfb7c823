package udpcam.guard;

import udpcam.jpeg.PictureSize;

/**
 * The sizes of a walk: all widths. By default a height each, which changes from width to width; with -Dudpcam.guard-zones=full each
 * with all heights.
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

    /** Walks all widths, in the full walk each with all heights. */
    static int walk(int[] heights, Visitor visitor) throws Exception {
        return walk(heights, 0, FULL, visitor);
    }

    /** Walks all widths with one height each, which {@code seed} chooses. */
    static int walkShortly(int[] heights, int seed, Visitor visitor) throws Exception {
        return walk(heights, seed, false, visitor);
    }

    private static int walk(int[] heights, int seed, boolean all, Visitor visitor) throws Exception {
        int visited = 0;
        for (int width = 1; width <= WIDTHS; width++) {
            for (int i = 0; i < heights.length; i++) {
                if (all || i == (width + width / heights.length + seed) % heights.length) {
                    visitor.visit(new PictureSize(width, heights[i]));
                    visited++;
                }
            }
        }
        return visited;
    }
}
