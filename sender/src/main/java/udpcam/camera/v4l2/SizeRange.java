package udpcam.camera.v4l2;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import udpcam.jpeg.PictureSize;

/**
 * One picture size of a camera, or a range of them.
 *
 * @param rates frames a second, the highest first; none if the camera does not tell
 */
public record SizeRange(Steps widths, Steps heights, List<Double> rates) {
    /** Every {@code step}th number of pixels from {@code min} to {@code max}. */
    public record Steps(int min, int max, int step) {
        int nearest(int wanted) {
            int bounded = Math.max(min, Math.min(max, wanted));
            return step > 1 ? min + (bounded - min) / step * step : bounded;
        }
    }

    /** A single size. */
    public static SizeRange of(int width, int height, List<Double> rates) {
        return new SizeRange(new Steps(width, width, 1), new Steps(height, height, 1), rates);
    }

    SizeRange withRates(List<Double> newRates) {
        return new SizeRange(widths, heights, newRates);
    }

    PictureSize largest() {
        return new PictureSize(widths.max, heights.max);
    }

    /** The size of the range that is nearest to the one wanted. */
    public PictureSize nearest(PictureSize wanted) {
        return new PictureSize(widths.nearest(wanted.width()), heights.nearest(wanted.height()));
    }

    /** Frames a second; 0 if the camera does not tell. */
    public double highestRate() {
        return rates.isEmpty() ? 0 : rates.get(0);
    }

    /** For the user: {@code 1280x720 60, 30 fps}. */
    @Override
    public String toString() {
        PictureSize smallest = new PictureSize(widths.min, heights.min);
        String sizes = smallest.equals(largest()) ? largest().toString() : smallest + " to " + largest();
        return rates.isEmpty()
                ? sizes
                : sizes + " " + rates.stream().map(SizeRange::number).collect(Collectors.joining(", ")) + " fps";
    }

    /** A rate as people write it: 30, 29.97, 7.5. */
    public static String number(double rate) {
        return String.format(Locale.ROOT, "%.2f", rate).replaceAll("\\.?0+$", "");
    }
}
