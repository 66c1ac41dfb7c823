package udpcam.programs;

import java.io.IOException;
import java.util.function.Consumer;
import udpcam.bench.clip.Footage;
import udpcam.run.Worker;

/** The pictures that a program writes to its standard output, 3 bytes a pixel: red, green, blue; until the program ends. */
final class RawPictures {
    private final Launched program;
    private final Footage footage;
    private final int width;
    private final int height;

    /** They are of {@code width} x {@code height}: the footage's size, or with padding on the right and below. */
    RawPictures(Launched program, Footage footage, int width, int height) {
        this.program = program;
        this.footage = footage;
        this.width = width;
        this.height = height;
    }

    /** Has each given on, without padding, as 0x00RRGGBB, by a thread of its own. */
    void readTo(Consumer<int[]> taker) {
        new Worker("read", () -> read(taker), Throwable::printStackTrace).start();
    }

    private boolean read(Consumer<int[]> taker) {
        try {
            byte[] rgb = program.standardOutput().readNBytes(3 * width * height);
            if (rgb.length < 3 * width * height) {
                return false;
            }
            taker.accept(pixels(rgb));
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private int[] pixels(byte[] rgb) {
        int[] pixels = new int[footage.width() * footage.height()];
        for (int y = 0; y < footage.height(); y++) {
            for (int x = 0; x < footage.width(); x++) {
                int at = 3 * (y * width + x);
                pixels[y * footage.width() + x] =
                        ((rgb[at] & 0xFF) << 16) | ((rgb[at + 1] & 0xFF) << 8) | (rgb[at + 2] & 0xFF);
            }
        }
        return pixels;
    }
}
