package udpcam.jpeg;

import static udpcam.jpeg.PictureSize.unsigned16;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sequential JPEG as far as its Huffman codes (ITU-T T.81 annex F), to see whether the picture is there to its last
 * block and nothing else is: decoders fill what is missing with grey, and show what is mixed.
 *
 * <p>It finds all that is cut and most that is glued; Huffman codes fall into step again by themselves, so that two
 * pictures of one scene may fit. It lets pass what it cannot see through: several scans, and tables that are left out.
 * Called by one thread.
 */
public final class ScanCheck {
    private static final int MARKER_BYTES = 2;
    private static final int BLOCK = 64;
    private static final int MAX_COMPONENTS = 4;
    private static final int MAX_TABLES = 4;

    private final @Nullable HuffmanTable[] dc = new HuffmanTable[MAX_TABLES];
    private final @Nullable HuffmanTable[] ac = new HuffmanTable[MAX_TABLES];
    private final int[] blocks = new int[MAX_COMPONENTS]; // of each component in an MCU
    private int components;
    private int mcus;
    private int restartInterval;

    /** Whether the first {@code length} bytes, from SOI to EOI, are a picture without anything missing or left over. */
    public boolean isWhole(byte[] jpeg, int length) {
        components = 0;
        restartInterval = 0;
        Arrays.fill(dc, null);
        Arrays.fill(ac, null);
        try {
            return headers(jpeg, length);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return false; // headers that lead nowhere
        }
    }

    private boolean headers(byte[] jpeg, int length) {
        int at = MARKER_BYTES;
        while (at + 2 * MARKER_BYTES <= length && (jpeg[at] & 0xFF) == 0xFF) {
            int marker = jpeg[at + 1] & 0xFF;
            if (marker == 0xFF) { // a fill byte, B.1.1.2
                at++;
                continue;
            }
            int start = at + 2 * MARKER_BYTES;
            int end = at + MARKER_BYTES + unsigned16(jpeg, at + MARKER_BYTES);
            if (JpegMarkers.isStandalone(marker) || end < start || end > length) {
                return false;
            }
            if (marker == JpegMarkers.SOS) {
                return scan(jpeg, start, end, length);
            }
            if (JpegMarkers.isStartOfFrame(marker)) {
                if (marker > JpegMarkers.SOF1) {
                    return false;
                }
                frame(jpeg, start);
            } else if (marker == JpegMarkers.DHT) {
                tables(jpeg, start, end);
            } else if (marker == JpegMarkers.DRI) {
                restartInterval = unsigned16(jpeg, start);
            }
            at = end;
        }
        return false;
    }

    /** The frame header, B.2.2: precision 1, lines 2, samples 2, components 1, for each: identifier, H and V, table. */
    private void frame(byte[] jpeg, int start) {
        int height = unsigned16(jpeg, start + 1);
        int width = unsigned16(jpeg, start + 3);
        components = jpeg[start + 5] & 0xFF;
        int maxH = 1;
        int maxV = 1;
        for (int i = 0; i < components; i++) {
            int factors = jpeg[start + 7 + 3 * i];
            int h = factors >> 4 & 0x0F;
            int v = factors & 0x0F;
            blocks[i] = components == 1 ? 1 : h * v; // a scan of one component has no MCUs but its blocks, A.2.2
            maxH = Math.max(maxH, components == 1 ? 1 : h);
            maxV = Math.max(maxV, components == 1 ? 1 : v);
        }
        mcus = ceilDiv(width, 8 * maxH) * ceilDiv(height, 8 * maxV);
    }

    private void tables(byte[] jpeg, int start, int end) {
        for (int at = start; at < end; ) {
            HuffmanTable table = new HuffmanTable(jpeg, at + 1, end);
            (jpeg[at] >> 4 == 0 ? dc : ac)[jpeg[at] & 0x0F] = table;
            at += 1 + table.bytes();
        }
    }

    /** The scan header, B.2.3: components 1, for each: identifier, tables; and the data behind it. */
    private boolean scan(byte[] jpeg, int start, int end, int length) {
        if (components == 0) {
            return false;
        }
        if ((jpeg[start] & 0xFF) != components) {
            return true;
        }
        HuffmanTable[] dcOf = new HuffmanTable[components];
        HuffmanTable[] acOf = new HuffmanTable[components];
        for (int i = 0; i < components; i++) {
            int selectors = jpeg[start + 2 + 2 * i];
            HuffmanTable dcTable = dc[selectors >> 4 & 0x0F];
            HuffmanTable acTable = ac[selectors & 0x0F];
            if (dcTable == null || acTable == null) {
                return true;
            }
            dcOf[i] = dcTable;
            acOf[i] = acTable;
        }
        EntropyReader reader = new EntropyReader(jpeg, end, length);
        return mcus(reader, dcOf, acOf) && reader.isAtEnd();
    }

    private boolean mcus(EntropyReader reader, HuffmanTable[] dcOf, HuffmanTable[] acOf) {
        int restarts = 0;
        for (int mcu = 0; mcu < mcus; mcu++) {
            if (restartInterval > 0 && mcu > 0 && mcu % restartInterval == 0) {
                if (reader.endOfInterval() != JpegMarkers.RST0 + restarts % 8) {
                    return false;
                }
                restarts++;
            }
            for (int i = 0; i < components; i++) {
                for (int n = 0; n < blocks[i]; n++) {
                    if (!block(reader, dcOf[i], acOf[i])) {
                        return false;
                    }
                }
            }
            if (reader.isOverdrawn()) {
                return false;
            }
        }
        return reader.endOfInterval() == JpegMarkers.EOI;
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

    private static int ceilDiv(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
