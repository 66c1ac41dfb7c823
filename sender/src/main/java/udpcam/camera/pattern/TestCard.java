package udpcam.camera.pattern;

import java.nio.ByteBuffer;
import udpcam.jpeg.PictureSize;

/** The still part of the test pattern: colour bars above a zone plate, whose rings become too fine for any codec. */
final class TestCard {
    /** White, yellow, cyan, green, magenta, red, blue, black at 75 %, as blue, green, red. */
    private static final int[] BARS = {0xBFBFBF, 0x00BFBF, 0xBFBF00, 0x00BF00, 0xBF00BF, 0x0000BF, 0xBF0000, 0x000000};

    private TestCard() {}

    /** The card in blue, green, red bytes, from position 0. */
    static ByteBuffer draw(PictureSize size) {
        int width = size.width();
        int height = size.height();
        int barsEnd = height * 2 / 5;
        byte[] row = new byte[3 * width];
        ByteBuffer card = ByteBuffer.allocateDirect(row.length * height);
        for (int x = 0; x < width; x++) {
            int colour = BARS[(int) ((long) x * BARS.length / width)];
            row[3 * x] = (byte) (colour >> 16);
            row[3 * x + 1] = (byte) (colour >> 8);
            row[3 * x + 2] = (byte) colour;
        }
        for (int y = 0; y < barsEnd; y++) {
            card.put(row);
        }
        for (int y = barsEnd; y < height; y++) {
            drawRings(row, width, y - barsEnd, height - barsEnd);
            card.put(row);
        }
        return card.flip();
    }

    private static void drawRings(byte[] row, int width, int y, int height) {
        double fromMiddle = y - height / 2.0;
        for (int x = 0; x < width; x++) {
            double across = x - width / 2.0;
            double phase = Math.PI * (across * across + fromMiddle * fromMiddle) / (2.0 * Math.max(1, width));
            byte gray = (byte) (127.5 + 100 * Math.cos(phase));
            row[3 * x] = gray;
            row[3 * x + 1] = gray;
            row[3 * x + 2] = gray;
        }
    }
}
