package udpcam.jpeg;

import static udpcam.jpeg.MarkerSegments.unsigned16;

import java.nio.ByteBuffer;

/**
 * The frame header of a JPEG (ITU-T T.81 B.2.2). Used again for each picture, by one thread; refuses what is no header of
 * 1-4 components and a size.
 *
 * <pre>
 *  precision | lines | samples a line | components | for each: identifier | H, V    | table
 *  1 byte    | 2     | 2              | 1          |           1          | 4 bits  | 1
 * </pre>
 */
public final class FrameHeader {
    /** Where the number of lines is among the parameters, two bytes. */
    public static final int HEIGHT_OFFSET = 1;

    private static final int WIDTH_OFFSET = HEIGHT_OFFSET + 2;
    private static final int COUNT_OFFSET = WIDTH_OFFSET + 2;
    private static final int COMPONENTS_OFFSET = COUNT_OFFSET + 1;
    private static final int COMPONENT_BYTES = 3;
    private static final int MAX_COMPONENTS = 4;
    private static final int MAX_FACTOR = 4;

    private final byte[] parameters = new byte[COMPONENTS_OFFSET + MAX_COMPONENTS * COMPONENT_BYTES];
    private PictureSize size = new PictureSize(1, 1);

    /** Reads the parameters of an SOF segment; false if they are none. */
    public boolean read(ByteBuffer jpeg, int start, int end) {
        int length = end - start;
        if (length < COMPONENTS_OFFSET + COMPONENT_BYTES || length > parameters.length) {
            return false;
        }
        jpeg.get(start, parameters, 0, length);
        int height = unsigned16(jpeg, start + HEIGHT_OFFSET);
        int width = unsigned16(jpeg, start + WIDTH_OFFSET);
        if (length != COMPONENTS_OFFSET + components() * COMPONENT_BYTES || height == 0 || width == 0) {
            return false;
        }
        if (size.width() != width || size.height() != height) {
            size = new PictureSize(width, height);
        }
        return areFactorsLegal();
    }

    /** In a few words for the user, the coding process of a SOF marker other than SOF0 and SOF1. */
    public static String process(int marker) {
        return switch (marker) {
            case JpegMarkers.SOF2 -> "progressive JPEG";
            case JpegMarkers.SOF3 -> "lossless JPEG";
            default -> marker < JpegMarkers.SOF9 ? "hierarchical JPEG" : "arithmetic coding";
        };
    }

    /** Bits of a sample. */
    public int precision() {
        return parameters[0] & 0xFF;
    }

    public PictureSize size() {
        return size;
    }

    public int components() {
        return parameters[COUNT_OFFSET];
    }

    public int identifier(int component) {
        return parameters[at(component)] & 0xFF;
    }

    /** H &lt;&lt; 4 | V. */
    int factors(int component) {
        return parameters[at(component) + 1] & 0xFF;
    }

    public int horizontal(int component) {
        return factors(component) >> 4;
    }

    public int vertical(int component) {
        return factors(component) & 0x0F;
    }

    /** The largest horizontal factor of all components. */
    public int maxHorizontal() {
        int max = 1;
        for (int i = 0; i < components(); i++) {
            max = Math.max(max, horizontal(i));
        }
        return max;
    }

    /** The largest vertical factor. */
    public int maxVertical() {
        int max = 1;
        for (int i = 0; i < components(); i++) {
            max = Math.max(max, vertical(i));
        }
        return max;
    }

    /** Whether each factor divides the largest one of its kind: decoders make larger what is smaller by whole numbers alone. */
    public boolean hasWholeRatios() {
        boolean isWhole = true;
        for (int i = 0; i < components(); i++) {
            isWhole &= maxHorizontal() % horizontal(i) == 0 && maxVertical() % vertical(i) == 0;
        }
        return isWhole;
    }

    /** The selector of its quantisation table. */
    public int table(int component) {
        return parameters[at(component) + 2] & 0xFF;
    }

    private boolean areFactorsLegal() {
        for (int i = 0; i < components(); i++) {
            int h = horizontal(i);
            int v = vertical(i);
            if (h < 1 || h > MAX_FACTOR || v < 1 || v > MAX_FACTOR) {
                return false;
            }
        }
        return true;
    }

    private static int at(int component) {
        return COMPONENTS_OFFSET + component * COMPONENT_BYTES;
    }
}
