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

    private final byte[] @Nullable [] kept = new byte[STATIC][];
    private final @Nullable PictureSize[] sizes = new PictureSize[STATIC];
    private final byte[] computed = new byte[RtpJpegWire.TABLES_BYTES];
    private int computedQ;

    /**
     * Puts the tables of a frame's first packet into {@code tables}, 128 bytes, luma first.
     *
     * @param datagram the packet, of which only the tables are read
     * @return false if it relies on tables that never came
     */
    boolean read(RtpJpegWire packet, ByteBuffer datagram, byte[] tables) {
        int q = packet.q();
        int bytes = packet.tablesBytes();
        if (q < FIRST_STATIC || bytes == 0) {
            return recall(q, tables);
        }
        datagram.get(packet.tablesOffset(), tables, 0, bytes);
        if (bytes < tables.length) {
            System.arraycopy(tables, 0, tables, bytes, bytes); // one table serves both
        }
        if (isStatic(q)) {
            keep(q - FIRST_STATIC, tables);
        }
        return true;
    }

    /** Puts the tables of a Q into {@code tables}; false if they never came, or change with each frame. */
    boolean recall(int q, byte[] tables) {
        if (q < FIRST_STATIC) {
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
            StandardTables.quantization(q, computed);
            computedQ = q;
        }
    }
}
