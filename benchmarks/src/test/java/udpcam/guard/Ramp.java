package udpcam.guard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import udpcam.jpeg.PictureSize;

/** A picture whose right pixels are known: each channel rises and falls slowly, each elsewhere; in grey all alike. */
record Ramp(boolean grey) {
    private static final int PERIOD = 256;
    private static final byte[] WAVE = new byte[PERIOD];
    private static final int LOWEST = 50;
    private static final int CHANNELS = 3;

    static {
        for (int i = 0; i < PERIOD; i++) {
            WAVE[i] = (byte) (LOWEST + Math.min(i, PERIOD - 1 - i));
        }
    }

    /** Of blue, green, red. */
    int at(int x, int y, int channel) {
        return WAVE[x + y + (grey ? 0 : channel * PERIOD / CHANNELS) & PERIOD - 1] & 0xFF;
    }

    /** Lines of blue, green, red bytes. */
    void fill(ByteBuffer bgr, PictureSize size, int stride) {
        byte[] line = new byte[CHANNELS * size.width()];
        for (int y = 0; y < size.height(); y++) {
            for (int i = 0; i < line.length; i++) {
                line[i] = (byte) at(i / CHANNELS, y, i % CHANNELS);
            }
            bgr.put(y * stride, line);
        }
    }

    /** Fails if one of the lines of blue, green, red bytes without padding is further off. */
    void check(ByteBuffer bgr, PictureSize size, int tolerance, Object what) {
        check(bgr, size, 0, tolerance, what);
    }

    /** The same of some lines, the first of which is {@code top} in the picture. */
    void check(ByteBuffer bgr, PictureSize size, int top, int tolerance, Object what) {
        byte[] line = new byte[CHANNELS * size.width()];
        for (int y = 0; y < size.height(); y++) {
            bgr.get(y * line.length, line);
            for (int i = 0; i < line.length; i++) {
                int wrong = Math.abs((line[i] & 0xFF) - at(i / CHANNELS, top + y, i % CHANNELS));
                if (wrong > tolerance) {
                    failed(i / CHANNELS, y, wrong, what);
                }
            }
        }
    }

    /** Fails if one of the pixels 0x00RRGGBB is further off. */
    void check(IntBuffer pixels, PictureSize size, int tolerance, Object what) {
        int[] line = new int[size.width()];
        for (int y = 0; y < size.height(); y++) {
            pixels.get(y * line.length, line);
            for (int x = 0; x < line.length; x++) {
                int wrong = Math.max(
                        Math.abs((line[x] & 0xFF) - at(x, y, 0)),
                        Math.max(
                                Math.abs((line[x] >> 8 & 0xFF) - at(x, y, 1)),
                                Math.abs((line[x] >> 16 & 0xFF) - at(x, y, 2))));
                if (wrong > tolerance) {
                    failed(x, y, wrong, what);
                }
            }
        }
    }

    private static void failed(int x, int y, int wrong, Object what) {
        assertTrue(false, "the pixel " + x + "," + y + " is off by " + wrong + ": " + what);
    }
}
