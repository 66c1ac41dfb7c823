package udpcam.frame;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import udpcam.jpeg.StandardTables;
import udpcam.wire.RtpJpegWire;

/** The quantisation tables that one sender's packets name by Q (RFC 2435 sections 3.1.8 and 4.2). Called by one thread. */
final class RtpTables {
    private static final int FIRST_STATIC = 128;

    private final byte[] @Nullable [] kept = new byte[RtpJpegWire.Q_DYNAMIC - FIRST_STATIC][];
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
        if (q < FIRST_STATIC) {
            compute(q);
            System.arraycopy(computed, 0, tables, 0, tables.length);
            return true;
        }
        if (bytes > 0) {
            datagram.get(packet.tablesOffset(), tables, 0, bytes);
            if (bytes < tables.length) {
                System.arraycopy(tables, 0, tables, bytes, bytes); // one table serves both
            }
            if (q < RtpJpegWire.Q_DYNAMIC) {
                kept[q - FIRST_STATIC] = tables.clone();
            }
            return true;
        }
        byte[] earlier = kept[q - FIRST_STATIC];
        if (earlier != null) {
            System.arraycopy(earlier, 0, tables, 0, tables.length);
        }
        return earlier != null;
    }

    private void compute(int q) {
        if (computedQ != q) {
            StandardTables.quantization(q, computed);
            computedQ = q;
        }
    }
}
