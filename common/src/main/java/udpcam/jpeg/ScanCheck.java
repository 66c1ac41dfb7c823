package udpcam.jpeg;

import static udpcam.jpeg.MarkerSegments.unsigned16;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sequential JPEG as far as its Huffman codes (ITU-T T.81 annex F), to see whether the picture is there to its last
 * block and nothing else is: decoders fill what is missing with grey, and show what is mixed.
 *
 * <p>It finds all that is cut and most that is glued; Huffman codes fall into step again by themselves, so that two
 * pictures of one scene may fit. It lets pass what it cannot see through, several scans. Called by one thread.
 */
public final class ScanCheck {
    private static final int BLOCK = 64;
    private static final int MAX_COMPONENTS = 4;
    private static final int MAX_TABLES = 4;
    private static final HuffmanTable DC_LUMA = standard(StandardTables.DC_LUMA);
    private static final HuffmanTable DC_CHROMA = standard(StandardTables.DC_CHROMA);
    private static final HuffmanTable AC_LUMA = standard(StandardTables.AC_LUMA);
    private static final HuffmanTable AC_CHROMA = standard(StandardTables.AC_CHROMA);

    private final MarkerSegments segments = new MarkerSegments();
    private final FrameHeader header = new FrameHeader();
    private final @Nullable HuffmanTable[] dc = new HuffmanTable[MAX_TABLES];
    private final @Nullable HuffmanTable[] ac = new HuffmanTable[MAX_TABLES];
    private final int[] blocks = new int[MAX_COMPONENTS]; // of each component in an MCU
    private int components;
    private int mcus;
    private int restartInterval;

    /** Whether the first {@code length} bytes, from SOI to EOI, are a picture without anything missing or left over. */
    public boolean isWhole(byte[] jpeg, int length) {
        mcus = 0;
        restartInterval = 0;
        Arrays.fill(dc, null);
        Arrays.fill(ac, null);
        dc[0] = DC_LUMA; // what cameras mean that leave their tables out
        dc[1] = DC_CHROMA;
        ac[0] = AC_LUMA;
        ac[1] = AC_CHROMA;
        try {
            return headers(jpeg, length);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return false; // headers that lead nowhere
        }
    }

    private boolean headers(byte[] jpeg, int length) {
        ByteBuffer bytes = ByteBuffer.wrap(jpeg, 0, length);
        if (!segments.begin(bytes)) {
            return false;
        }
        while (segments.next()) {
            int marker = segments.marker();
            int start = segments.start();
            if (marker == JpegMarkers.SOS) {
                return mcus > 0 && scan(jpeg, start, segments.end(), length);
            }
            if (JpegMarkers.isStartOfFrame(marker)) {
                if (marker > JpegMarkers.SOF1 || !header.read(bytes, start, segments.end())) {
                    return false;
                }
                frame();
            } else if (marker == JpegMarkers.DHT) {
                tables(jpeg, start, segments.end());
            } else if (marker == JpegMarkers.DRI) {
                restartInterval = unsigned16(bytes, start);
            }
        }
        return false;
    }

    private void frame() {
        components = header.components();
        int maxH = 1;
        int maxV = 1;
        for (int i = 0; i < components; i++) {
            int h = components == 1 ? 1 : header.horizontal(i); // one component has no MCUs but its blocks, A.2.2
            int v = components == 1 ? 1 : header.vertical(i);
            blocks[i] = h * v;
            maxH = Math.max(maxH, h);
            maxV = Math.max(maxV, v);
        }
        mcus = ceilDiv(header.size().width(), 8 * maxH) * ceilDiv(header.size().height(), 8 * maxV);
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
                if (reader.endOfInterval() != JpegMarkers.RST0 + restarts % JpegMarkers.RESTARTS) {
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

    private static HuffmanTable standard(byte[] table) {
        return new HuffmanTable(table, 0, table.length);
    }

    private static int ceilDiv(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
