package udpcam.bench.screen;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import udpcam.jpeg.PictureSize;

/**
 * An X screen without a monitor (Xvfb) whose memory is a file, in the format of xwd, so that reading a pixel costs nothing
 * and disturbs nobody.
 */
public final class Screen implements AutoCloseable {
    private static final int HEADER_SIZE_FIELD = 0;
    private static final int BYTES_PER_LINE_FIELD = 12;
    private static final int COLOURS_FIELD = 19;
    private static final int BYTES_PER_COLOUR = 12;
    private static final int MARGIN = 320; // for what windows have around the picture
    private static final int MIN_WIDTH = 1600; // OpenCV's toolbar is wider than small pictures, which it centres

    private final int width;
    private final int height;
    private final Process xvfb;
    private final Path folder;
    private final String display;
    private final MappedByteBuffer memory;
    private final int firstPixel;
    private final int bytesPerLine;

    /** Starts Xvfb on a free display; throws {@link IOException} where it is not installed. */
    public Screen(int width, int height) throws IOException, InterruptedException {
        this.width = width;
        this.height = height;
        folder = Files.createTempDirectory("screen");
        xvfb = new ProcessBuilder(
                        "Xvfb",
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        width + "x" + height + "x24",
                        "-fbdir",
                        folder.toString(),
                        "-nocursor",
                        "-nolisten",
                        "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        display = ":" + readLine(xvfb.getInputStream());
        try (FileChannel file = FileChannel.open(folder.resolve("Xvfb_screen0"), StandardOpenOption.READ)) {
            memory = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
        }
        int headerSize = memory.getInt(4 * HEADER_SIZE_FIELD); // the header is big-endian
        bytesPerLine = memory.getInt(4 * BYTES_PER_LINE_FIELD);
        firstPixel = headerSize + BYTES_PER_COLOUR * memory.getInt(4 * COLOURS_FIELD);
        memory.order(ByteOrder.LITTLE_ENDIAN); // the pixels are in the order of the machine
    }

    /** Starts one that a window with a picture of this size fits on. */
    public static Screen around(PictureSize size) throws IOException, InterruptedException {
        return new Screen(Math.max(MIN_WIDTH, size.width() + MARGIN), size.height() + MARGIN);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** What the environment variable DISPLAY is to be. */
    public String display() {
        return display;
    }

    /** The number of its process, to end it before its time. */
    public long pid() {
        return xvfb.pid();
    }

    /** The pixel as 0x00RRGGBB. */
    public int pixel(int x, int y) {
        return memory.getInt(firstPixel + y * bytesPerLine + 4 * x) & 0xFFFFFF;
    }

    /** How bright a pixel is, 0-255: the green of it, which black, white and grey have in common with their luma. */
    public int luma(int x, int y) {
        return (pixel(x, y) >> 8) & 0xFF;
    }

    /** A rectangle of the screen, a row after another, as 0x00RRGGBB. */
    public int[] pixels(int left, int top, int width, int height) {
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = pixel(left + x, top + y);
            }
        }
        return pixels;
    }

    @Override
    public void close() throws IOException {
        xvfb.destroy();
        try {
            xvfb.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("Xvfb did not start");
            }
            line.append((char) c);
        }
        return line.toString();
    }
}
