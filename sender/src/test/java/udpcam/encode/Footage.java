package udpcam.encode;

import java.util.SplittableRandom;
import udpcam.jpeg.PictureSize;
import udpcam.picture.Picture;

/** Pictures with detail of all sizes, as of a camera that pans over a scene: the same with each run. */
final class Footage {
    private static final int PATTERN = 256; // pixels square, repeated
    private static final int COARSEST = 64; // pixels
    private static final int PAN = 3; // pixels a frame
    private static final double CONTRAST = 6;

    private final double[] levels = new double[PATTERN * PATTERN];
    private final Picture.Supply supply = new Picture.Supply();
    private final PictureSize size;

    Footage(PictureSize size) {
        this.size = size;
        SplittableRandom random = new SplittableRandom(1);
        for (int side = COARSEST; side >= 1; side /= 2) {
            add(random.doubles(levels.length, -1, 1).toArray(), side);
        }
    }

    /** Adds random slopes between points that are so many pixels apart; the finer, the fainter. */
    private void add(double[] random, int side) {
        int points = PATTERN / side;
        for (int i = 0; i < levels.length; i++) {
            int column = i % PATTERN;
            int row = i / PATTERN;
            int left = column / side;
            int top = row / side;
            int right = (left + 1) % points;
            int bottom = (top + 1) % points;
            double x = (double) column / side - left;
            double y = (double) row / side - top;
            double above = (1 - x) * random[top * points + left] + x * random[top * points + right];
            double below = (1 - x) * random[bottom * points + left] + x * random[bottom * points + right];
            levels[i] += CONTRAST * Math.sqrt(side) * ((1 - y) * above + y * below);
        }
    }

    /** A picture to be closed; the higher its number, the further to the right of the scene. */
    Picture picture(int number, long capturedNanos) {
        Picture picture = supply.take(size, capturedNanos);
        for (int i = 0; i < size.pixels(); i++) {
            int column = (i % size.width() + PAN * number) % PATTERN;
            double sum = 128 + levels[i / size.width() % PATTERN * PATTERN + column];
            byte level = (byte) Math.max(0, Math.min(sum, 255));
            picture.pixels().put(3 * i, level).put(3 * i + 1, level).put(3 * i + 2, level);
        }
        return picture;
    }
}
