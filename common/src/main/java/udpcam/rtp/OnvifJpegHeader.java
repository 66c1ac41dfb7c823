package udpcam.rtp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;

/**
 * The marker segments of a JPEG's headers that cameras put into the header extension of a frame's first packet (ONVIF Streaming
 * Specification, JPEG over RTP): the frame header with the exact size, and quantisation tables. Used again for each packet, by one
 * thread; what is unknown or wrong is left out.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |        0xFFD8 (SOI)           |        length in words        |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |   marker segments, such as SOF0 and DQT; 0xFF fills the last word
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * <p>Recorders that send what they stored have it behind the three words of another extension, whose profile is 0xABAC.
 */
public final class OnvifJpegHeader {
    private static final int PROFILE = 0xFFD8;
    private static final int REPLAY_PROFILE = 0xABAC;
    private static final int REPLAY_BYTES = 12;
    private static final int HEADER_BYTES = 4;
    private static final int SOF0 = 0xC0;
    private static final int SOF1 = 0xC1;
    private static final int DQT = 0xDB;
    private static final int SIZE_OFFSET = 1; // in a frame header, behind its precision
    private static final int COMPONENTS_OFFSET = 6;
    private static final int COMPONENT_BYTES = 3;
    private static final int TABLE_BYTES = 64;
    private static final int MAX_TABLES = 4;

    private final byte[] tables = new byte[MAX_TABLES * TABLE_BYTES];
    private final boolean[] defined = new boolean[MAX_TABLES];
    private @Nullable PictureSize size;
    private int luma; // the numbers of the tables
    private int chroma;

    void clear() {
        Arrays.fill(defined, false);
        size = null;
        luma = 0;
        chroma = 1;
    }

    /** The size that the frame header says; null if there is none. */
    public @Nullable PictureSize size() {
        return size;
    }

    /** Puts the tables into {@code into}, 64 bytes each in zig-zag order, luma first; false if there are none. */
    public boolean copyTables(byte[] into) {
        if (!defined[luma]) {
            return false;
        }
        System.arraycopy(tables, luma * TABLE_BYTES, into, 0, TABLE_BYTES);
        System.arraycopy(tables, (defined[chroma] ? chroma : luma) * TABLE_BYTES, into, TABLE_BYTES, TABLE_BYTES);
        return true;
    }

    /** Reads an extension between two indexes, if its profile is one of those. */
    void read(int profile, ByteBuffer datagram, int start, int end) {
        int inner = start + REPLAY_BYTES;
        if (profile == PROFILE) {
            readSegments(datagram, start, end);
        } else if (profile == REPLAY_PROFILE && inner + HEADER_BYTES <= end && unsigned16(datagram, inner) == PROFILE) {
            readSegments(datagram, inner + HEADER_BYTES, end);
        }
    }

    private void readSegments(ByteBuffer datagram, int start, int end) {
        int at = start;
        while (at + HEADER_BYTES <= end && datagram.get(at) == (byte) 0xFF) {
            int marker = datagram.get(at + 1) & 0xFF;
            if (marker == 0xFF) { // a fill byte
                at++;
                continue;
            }
            int next = at + 2 + unsigned16(datagram, at + 2);
            if (next < at + HEADER_BYTES || next > end) {
                return;
            }
            if (marker == SOF0 || marker == SOF1) {
                readFrameHeader(datagram, at + HEADER_BYTES, next);
            } else if (marker == DQT) {
                readTables(datagram, at + HEADER_BYTES, next);
            }
            at = next;
        }
    }

    private void readFrameHeader(ByteBuffer datagram, int start, int end) {
        if (end < start + COMPONENTS_OFFSET) {
            return;
        }
        int height = unsigned16(datagram, start + SIZE_OFFSET);
        int width = unsigned16(datagram, start + SIZE_OFFSET + Short.BYTES);
        size = width > 0 && height > 0 ? new PictureSize(width, height) : null;
        if (end >= start + COMPONENTS_OFFSET + 2 * COMPONENT_BYTES) {
            luma = datagram.get(start + COMPONENTS_OFFSET + COMPONENT_BYTES - 1) & (MAX_TABLES - 1);
            chroma = datagram.get(start + COMPONENTS_OFFSET + 2 * COMPONENT_BYTES - 1) & (MAX_TABLES - 1);
        }
    }

    private void readTables(ByteBuffer datagram, int start, int end) {
        int at = start;
        while (at + 1 + TABLE_BYTES <= end) {
            int table = datagram.get(at);
            if (table < 0 || table >= MAX_TABLES) {
                return; // of 16 bits a value, which baseline JPEG has not
            }
            datagram.get(at + 1, tables, table * TABLE_BYTES, TABLE_BYTES);
            defined[table] = true;
            at += 1 + TABLE_BYTES;
        }
    }

    private static int unsigned16(ByteBuffer datagram, int at) {
        return Short.toUnsignedInt(datagram.getShort(at));
    }
}
