package udpcam.rtcp;

import java.nio.ByteBuffer;
import java.util.Collection;

/**
 * The XR with the two blocks that give a receiver its round-trip time (RFC 3611 2, 3, 4.4, 4.5): the receiver says what
 * time it is, and the sender sends that back with how long it had it.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |                        SSRC of the sender                     |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |    BT=4       |   reserved    |       block length = 2        |
 *  |                    NTP timestamp (64 bits)                    |
 *  |                                                               |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |    BT=5       |   reserved    | block length = 3 per receiver |
 *  |                      SSRC of the receiver                     |
 *  |    last RR (LRR): the middle 32 bits of its NTP timestamp     |
 *  |             delay since last RR (DLRR), 1/65536 s             |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class ExtendedReport {
    private static final int SSRC_BYTES = 4;
    private static final int BLOCK_HEADER_BYTES = 4;
    private static final int REFERENCE_TIME = 4;
    private static final int REFERENCE_TIME_BYTES = 8;
    private static final int DLRR = 5;

    private ExtendedReport() {}

    /** Writes an XR with a receiver reference time block. */
    public static void writeReferenceTime(ByteBuffer datagram, int ssrc, long ntp) {
        writeHeaders(datagram, ssrc, REFERENCE_TIME, REFERENCE_TIME_BYTES);
        datagram.putLong(ntp);
    }

    /** Writes an XR with a DLRR block that answers these. */
    public static void writeDlrr(ByteBuffer datagram, int ssrc, Collection<ReferenceTime> times, long nowNanos) {
        writeHeaders(datagram, ssrc, DLRR, times.size() * ReferenceTime.BYTES);
        times.forEach(time -> time.write(datagram, nowNanos));
    }

    private static void writeHeaders(ByteBuffer datagram, int ssrc, int blockType, int blockBytes) {
        int bytes = RtcpHeader.BYTES + SSRC_BYTES + BLOCK_HEADER_BYTES + blockBytes;
        RtcpHeader.write(datagram, 0, RtcpHeader.XR, bytes);
        datagram.putInt(ssrc).putInt(blockType << 24 | blockBytes / 4);
    }

    /** False if the blocks do not fit; those of other types or of a wrong length are passed over. */
    static boolean read(ByteBuffer body, RtcpListener listener) {
        if (body.remaining() < SSRC_BYTES) {
            return false;
        }
        int ssrc = body.getInt();
        listener.from(ssrc);
        while (body.remaining() >= BLOCK_HEADER_BYTES) {
            int header = body.getInt();
            int bytes = (header & 0xFFFF) * 4;
            if (bytes > body.remaining()) {
                return false;
            }
            readBlock(ssrc, header >>> 24, body.slice(body.position(), bytes), listener);
            body.position(body.position() + bytes);
        }
        return true;
    }

    private static void readBlock(int ssrc, int type, ByteBuffer block, RtcpListener listener) {
        if (type == REFERENCE_TIME && block.remaining() == REFERENCE_TIME_BYTES) {
            listener.referenceTime(ssrc, block.getLong());
        } else if (type == DLRR && block.remaining() % ReferenceTime.BYTES == 0) {
            while (block.hasRemaining()) {
                listener.delaySinceReferenceTime(block.getInt(), block.getInt(), block.getInt());
            }
        }
    }
}
