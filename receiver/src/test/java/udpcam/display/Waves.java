package udpcam.display;

import java.util.function.IntBinaryOperator;

/** A picture without edges, so that it is known in every size. */
final class Waves {
    private static final double RED_WAVES = 9;
    private static final double GREEN_WAVES = 7;

    private Waves() {}

    /** The pixel with this number, row by row. */
    static int at(int index, int width, int height) {
        int row = index / width;
        return at((index % width + 0.5) / width, (row + 0.5) / height);
    }

    /** The colour at a point, 0-1 from left to right and from top to bottom. */
    static int at(double x, double y) {
        int red = level(Math.sin(2 * Math.PI * RED_WAVES * x));
        int green = level(Math.cos(2 * Math.PI * GREEN_WAVES * y));
        return (red << 16) | (green << 8) | level(2 * x - 1);
    }

    /** How near an area's pixels come to the picture, in dB. */
    static double psnr(int[] pixels, int width) {
        int height = pixels.length / width;
        return psnr(pixels, width, (column, row) -> at((column + 0.5) / width, (row + 0.5) / height));
    }

    /** How near an area's pixels come to the colours that they should have, in dB. */
    static double psnr(int[] pixels, int width, IntBinaryOperator colour) {
        double squares = 0;
        for (int i = 0; i < pixels.length; i++) {
            int expected = colour.applyAsInt(i % width, i / width);
            squares +=
                    square(expected, pixels[i], 16) + square(expected, pixels[i], 8) + square(expected, pixels[i], 0);
        }
        return 10 * Math.log10(255.0 * 255 * 3 * pixels.length / Math.max(squares, 1));
    }

    private static int level(double value) {
        return (int) Math.round(127.5 + 127.5 * value);
    }

    private static int square(int a, int b, int shift) {
        int difference = ((a >> shift) & 0xFF) - ((b >> shift) & 0xFF);
        return difference * difference;
    }
}
