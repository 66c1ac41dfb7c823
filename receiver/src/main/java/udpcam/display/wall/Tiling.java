package udpcam.display.wall;

import java.awt.Rectangle;
import java.util.List;
import udpcam.jpeg.PictureSize;

/**
 * Tiles of one size in rows, as many beside each other as makes the pictures in them largest.
 *
 * @param columns how many are in a row, 1 or more
 * @param rows how many rows there are
 * @param area what they fill together
 */
record Tiling(int columns, int rows, Rectangle area) {
    private static final int GAP = 2; // between tiles
    private static final double MUCH = 1.01; // for less, rows do not get more uneven

    /** The best for these pictures, one at least, below or above each of which {@code caption} points are taken. */
    static Tiling of(List<PictureSize> pictures, int caption, Rectangle area) {
        Tiling best = new Tiling(1, pictures.size(), area);
        for (int columns = 2; columns <= pictures.size(); columns++) {
            Tiling next = new Tiling(columns, (pictures.size() + columns - 1) / columns, area);
            if (next.shown(pictures, caption) > MUCH * best.shown(pictures, caption)) {
                best = next;
            }
        }
        return best;
    }

    /** Where the tile of a number is, from 0; a last row that is not full is in the middle. */
    Rectangle tile(int number, int count) {
        int row = number / columns;
        int inRow = Math.min(columns, count - row * columns);
        int indent = (columns - inRow) * area.width / columns / 2;
        int left = indent + edge(number % columns, columns, area.width);
        int right = indent + edge(number % columns + 1, columns, area.width);
        int top = edge(row, rows, area.height);
        int bottom = edge(row + 1, rows, area.height);
        int across = number % columns == 0 ? 0 : GAP;
        int down = row == 0 ? 0 : GAP;
        return new Rectangle(
                area.x + left + across,
                area.y + top + down,
                Math.max(0, right - left - across),
                Math.max(0, bottom - top - down));
    }

    private static int edge(int number, int of, int length) {
        return (int) ((long) number * length / of);
    }

    /** How much of the screen the pictures take. */
    private double shown(List<PictureSize> pictures, int caption) {
        double shown = 0;
        for (int i = 0; i < pictures.size(); i++) {
            Rectangle tile = tile(i, pictures.size());
            PictureSize picture = pictures.get(i);
            double scale = Math.min(
                    (double) tile.width / picture.width(),
                    (double) Math.max(0, tile.height - caption) / picture.height());
            shown += scale * scale * picture.pixels();
        }
        return shown;
    }
}
