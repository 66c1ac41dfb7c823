package udpcam.jpeg.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.FrameHeader;

/**
 * Reads the MCUs of a scan as far as its Huffman codes (ITU-T T.81 annex F): how many there are, and which blocks each of them
 * has (A.2). Used again for each scan, by one thread.
 */
final class McuReader {
    private static final int BLOCK = 64;
    private static final int BLOCK_SIDE = 8;
    private static final int MAX_COMPONENTS = 4;
    private static final int MAX_BLOCKS = 10; // in an MCU of several components, B.2.3
    private static final int SELECTORS_BYTES = 2; // of each component in a scan header: identifier, tables

    private final int[] blocks = new int[MAX_COMPONENTS]; // of each component in an MCU
    private final @Nullable HuffmanTable[] dc = new HuffmanTable[MAX_COMPONENTS];
    private final @Nullable HuffmanTable[] ac = new HuffmanTable[MAX_COMPONENTS];
    private int components;
    private int mcus;
    private int scanned; // a bit for each component of the frame that the scan has

    /**
     * Begins the scan of a scan header (B.2.3), at those bytes; false if that is not one of the frame, lacks tables, or has too many
     * blocks in an MCU.
     */
    boolean begin(FrameHeader frame, CodingTables tables, byte[] jpeg, int start, int end) {
        components = start < end ? jpeg[start] & 0xFF : 0;
        scanned = 0;
        if (components < 1 || components > frame.components() || end - start < 1 + SELECTORS_BYTES * components) {
            return false;
        }
        Arrays.fill(dc, null);
        Arrays.fill(ac, null);
        int component = -1;
        int inMcu = 0;
        for (int i = 0; i < components; i++) {
            int at = start + 1 + SELECTORS_BYTES * i;
            component = component(frame, jpeg[at] & 0xFF, component + 1);
            if (component < 0) {
                return false;
            }
            scanned |= 1 << component;
            blocks[i] = components == 1 ? 1 : frame.horizontal(component) * frame.vertical(component);
            inMcu += blocks[i];
            dc[i] = tables.dc(jpeg[at + 1]);
            ac[i] = tables.ac(jpeg[at + 1]);
            if (dc[i] == null || ac[i] == null || !tables.hasQuantization(frame.table(component))) {
                return false;
            }
        }
        mcus = mcus(frame);
        return inMcu <= MAX_BLOCKS;
    }

    /** How many MCUs the scan has. */
    int mcus() {
        return mcus;
    }

    /** A bit for each component of the frame that the scan has. */
    int scanned() {
        return scanned;
    }

    /** Reads an MCU; false if its bits are none, or if it took more than there are. */
    boolean read(EntropyReader reader) {
        for (int i = 0; i < components; i++) {
            HuffmanTable dcTable = dc[i];
            HuffmanTable acTable = ac[i];
            for (int n = blocks[i]; n > 0; n--) {
                if (dcTable == null || acTable == null || !block(reader, dcTable, acTable)) {
                    return false;
                }
            }
        }
        return !reader.isOverdrawn();
    }

    /** One block of 64 coefficients, F.2.2. */
    private static boolean block(EntropyReader reader, HuffmanTable dcTable, HuffmanTable acTable) {
        int difference = reader.next(dcTable);
        if (difference < 0) {
            return false;
        }
        reader.skip(difference & 0x0F);
        int k = 1;
        while (k < BLOCK) {
            int runAndSize = reader.next(acTable);
            if (runAndSize < 0) {
                return false;
            }
            int size = runAndSize & 0x0F;
            if (size == 0 && runAndSize != 0xF0) {
                return true; // end of block
            }
            k += (runAndSize >> 4) + 1;
            reader.skip(size);
        }
        return k == BLOCK;
    }

    /** The first component of that name, from an index on. A scan has the frame's order; some frames give a name twice. */
    private static int component(FrameHeader frame, int identifier, int from) {
        for (int i = from; i < frame.components(); i++) {
            if (frame.identifier(i) == identifier) {
                return i;
            }
        }
        return -1;
    }

    /** Of a scan of one component the MCUs are the blocks that its samples need (A.2.2), else those of the picture. */
    private int mcus(FrameHeader frame) {
        int width = frame.size().width();
        int height = frame.size().height();
        int maxH = frame.maxHorizontal();
        int maxV = frame.maxVertical();
        if (components > 1) {
            return ceilDiv(width, BLOCK_SIDE * maxH) * ceilDiv(height, BLOCK_SIDE * maxV);
        }
        int component = Integer.numberOfTrailingZeros(scanned);
        int columns = ceilDiv(width * frame.horizontal(component), maxH);
        int lines = ceilDiv(height * frame.vertical(component), maxV);
        return ceilDiv(columns, BLOCK_SIDE) * ceilDiv(lines, BLOCK_SIDE);
    }

    private static int ceilDiv(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
