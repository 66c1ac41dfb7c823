package udpcam.rtpjpeg;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.StandardTables;

/**
 * The quantisation tables that one sender's packets name by Q (RFC 2435 sections 3.1.8 and 4.2) and, of a sender of this
 * project, the picture's exact size. Called by one thread.
 */
final class RtpTables {
    private static final int FIRST_STATIC = RtpJpegWire.Q_FIRST_STATIC;
    private static final int STATIC = RtpJpegWire.Q_DYNAMIC - FIRST_STATIC;

    private static final int HIGHEST_Q = 99; // of appendix A
    private static final int TABLES = 2;
    private static final int MOST_TABLES = 4;
    private static final int HEADER_BYTES = 4;
    private static final int TABLE_BYTES = RtpJpegWire.TABLES_BYTES / TABLES;

    private final byte[] @Nullable [] kept = new byte[STATIC][];
    private final @Nullable PictureSize[] sizes = new PictureSize[STATIC];
    private final byte[] computed = new byte[RtpJpegWire.TABLES_BYTES];
    private int computedQ;

    /** Whether tables with their header follow in a packet of a Q that is reserved: no value of theirs is 0. */
    static boolean follow(ByteBuffer payload) {
        int start = payload.position() + HEADER_BYTES;
        if (start >= payload.limit() || payload.getShort(start - HEADER_BYTES) != 0) { // only those of 8 bits
            return false;
        }
        int bytes = Short.toUnsignedInt(payload.getShort(start - Short.BYTES));
        boolean isLegal = bytes > 0 && bytes <= MOST_TABLES * TABLE_BYTES && bytes % TABLE_BYTES == 0;
        for (int at = start; isLegal && at < start + bytes; at++) {
            isLegal = at < payload.limit() && payload.get(at) != 0;
        }
        return isLegal;
    }

    /**
     * Puts the tables of a frame's first packet into {@code tables}, 128 bytes, luma first. Of more than two, as some senders
     * have one for each component, the first two count: luma has the first, chroma the second (RFC 2435 section 4.1).
     *
     * @param datagram the packet, of which only the tables are read
     * @return false if it relies on tables that never came, or that have values baseline JPEG cannot have
     */
    boolean read(RtpJpegWire packet, ByteBuffer datagram, byte[] tables) {
        int q = packet.q();
        if (packet.tablesBytes() == 0) {
            return recall(q, tables);
        }
        int at = packet.tablesOffset();
        int end = at + packet.tablesBytes();
        for (int i = 0; i < TABLES; i++) {
            int bytes = TABLE_BYTES * (isWide(packet, i, datagram, at, end) ? 2 : 1);
            if (i > 0 && at + bytes > end) {
                System.arraycopy(tables, 0, tables, TABLE_BYTES, TABLE_BYTES); // one table serves both
            } else if (at + bytes > end || !copy(datagram, at, bytes, tables, i * TABLE_BYTES)) {
                return false;
            }
            at += bytes;
        }
        if (isStatic(q)) {
            keep(q - FIRST_STATIC, tables);
        }
        return true;
    }

    /**
     * Whether a table has 16 bits a value. No value is 0, so that a first byte of 0 shows it; beside one that is not 0, some senders
     * say it of tables of 8 bits: it is believed if the length says the same.
     */
    private static boolean isWide(RtpJpegWire packet, int table, ByteBuffer datagram, int at, int end) {
        int precision = packet.precision();
        boolean isSaid = (precision >> table & 1) != 0;
        int said = TABLE_BYTES * (TABLES + (precision & 1) + (precision >> 1 & 1));
        return at < end && (datagram.get(at) == 0 || (isSaid && packet.tablesBytes() == said));
    }

    /** Copies a table as one of 8 bits; false if a value is larger. */
    private static boolean copy(ByteBuffer datagram, int at, int bytes, byte[] tables, int to) {
        if (bytes == TABLE_BYTES) {
            datagram.get(at, tables, to, bytes);
            return true;
        }
        for (int i = 0; i < TABLE_BYTES; i++) {
            if (datagram.get(at + 2 * i) != 0) {
                return false;
            }
            tables[to + i] = datagram.get(at + 2 * i + 1);
        }
        return true;
    }

    /** Puts the tables of a Q into {@code tables}; false if they never came, or change with each frame. */
    boolean recall(int q, byte[] tables) {
        if (RtpJpegWire.isComputed(q)) {
            compute(q);
            System.arraycopy(computed, 0, tables, 0, tables.length);
            return true;
        }
        byte[] earlier = isStatic(q) ? kept[q - FIRST_STATIC] : null;
        if (earlier != null) {
            System.arraycopy(earlier, 0, tables, 0, tables.length);
        }
        return earlier != null;
    }

    /** A frame of this Q has that exact size; null if it does not say it. */
    void keepSize(int q, @Nullable PictureSize size) {
        if (isStatic(q)) {
            sizes[q - FIRST_STATIC] = size;
        }
    }

    /** The exact size of the last frame of a Q; null if that is not known. */
    @Nullable
    PictureSize size(int q) {
        return isStatic(q) ? sizes[q - FIRST_STATIC] : null;
    }

    /** The sender began anew: its Q mean other things. */
    void clear() {
        Arrays.fill(kept, null);
        Arrays.fill(sizes, null);
    }

    private static boolean isStatic(int q) {
        return q >= FIRST_STATIC && q < RtpJpegWire.Q_DYNAMIC;
    }

    private void keep(int index, byte[] tables) {
        byte[] earlier = kept[index];
        if (earlier == null) {
            kept[index] = tables.clone();
        } else {
            System.arraycopy(tables, 0, earlier, 0, tables.length);
        }
    }

    private void compute(int q) {
        if (computedQ != q) {
            if (q <= HIGHEST_Q) {
                StandardTables.quantization(q, computed);
            } else {
                Arrays.fill(computed, (byte) 1); // what appendix A comes to where Q is 100
            }
            computedQ = q;
        }
    }
}
