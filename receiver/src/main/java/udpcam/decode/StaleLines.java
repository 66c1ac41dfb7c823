package udpcam.decode;

import java.nio.IntBuffer;
import java.util.BitSet;
import udpcam.frame.WholeFrame;
import udpcam.picture.Raster;

/** The lines of a picture that show what was long ago. */
public final class StaleLines {
    private static final int LOW_7 = 0x7F7F7F;

    private StaleLines() {}

    /** Halves the brightness of those lines; {@code picture} is what the frame, which a concealer may have completed, shows. */
    public static void dim(WholeFrame frame, Raster picture) {
        BitSet stale = frame.found().stale();
        if (stale.isEmpty()) {
            return;
        }
        int mcusPerRow = frame.sampling().mcusPerRow(picture.size());
        int rows = frame.sampling().mcuRows(picture.size());
        int interval = frame.restartInterval();
        for (int row = 0; row < rows; row++) {
            int first = row * mcusPerRow / interval;
            int last = (row * mcusPerRow + mcusPerRow - 1) / interval;
            int next = stale.nextSetBit(first);
            if (next >= 0 && next <= last) {
                dimRow(row, frame.sampling().mcuHeight(), picture);
            }
        }
    }

    private static void dimRow(int row, int height, Raster picture) {
        IntBuffer pixels = picture.pixels();
        int width = picture.size().width();
        int end = Math.min((row + 1) * height, picture.size().height()) * width;
        for (int i = row * height * width; i < end; i++) {
            pixels.put(i, pixels.get(i) >> 1 & LOW_7);
        }
    }
}
