package udpcam.size;

import java.util.Arrays;

/**
 * Foretells how many bytes a frame will have. The logarithm of its bytes follows a curve over the logarithm of the quantiser's
 * scale. The curve's shape is much the same for all pictures; its height is learnt from each frame, for the next one is similar.
 * Called by one thread.
 */
final class SizeModel {
    // Measured on real footage: docs/MEASUREMENTS.md.
    private static final double SLOPE = -0.68;
    private static final double CURVATURE = 0.021;
    private static final double SIDE_POWER = 1.42;

    private static final int LINEAR_FROM = 50;

    private final double[] heights = new double[Rung.FULL + 1]; // by the size in quarters
    private int learntAt; // the size of the last frame; 0: nothing is known yet

    SizeModel() {
        Arrays.setAll(heights, quarters -> SIDE_POWER * Math.log((double) quarters / Rung.FULL));
    }

    /** Whether it has learnt from a frame; before, it has nothing to foretell. */
    boolean knows() {
        return learntAt != 0;
    }

    /** The bytes of the next frame on a rung. */
    int bytes(Rung rung) {
        return bytes(rung.quality(), rung.quarters());
    }

    int bytes(int quality, int quarters) {
        return (int) Math.exp(heights[quarters] + shape(quality));
    }

    /** Learns from a frame, which has that many bytes, 1 or more. */
    void learn(Rung rung, int bytes) {
        int quarters = rung.quarters();
        double change = Math.log(bytes) - shape(rung.quality()) - heights[quarters];
        if (knows() && quarters != learntAt) {
            heights[quarters] += change; // the other size makes the difference
        } else {
            Arrays.setAll(heights, i -> heights[i] + change); // the picture does: in all sizes
        }
        learntAt = quarters;
    }

    private static double shape(int quality) {
        double scale = Math.log(scalePercent(quality));
        return (SLOPE + CURVATURE * scale) * scale;
    }

    /** By what libjpeg multiplies the standard quantisation tables. */
    private static double scalePercent(int quality) {
        return quality < LINEAR_FROM ? 5000.0 / quality : Math.max(1, 200 - 2 * quality);
    }
}
