package udpcam.rtcp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What every RTCP packet begins with (RFC 3550 6.4.1).
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |V=2|P|  count  |  packet type  |   length in words, minus one  |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param padding whether the packet ends in padding
 * @param count of reports, chunks or SSRCs, or the format of a feedback message (RFC 4585 6.1), 0-31
 * @param type SR, RR, SDES, BYE, RTPFB, XR, or one that is unknown here
 * @param bytes the length of the packet, with this header and the padding
 */
record RtcpHeader(boolean padding, int count, int type, int bytes) {
    static final int BYTES = 4;
    static final int SR = 200;
    static final int RR = 201;
    static final int SDES = 202;
    static final int BYE = 203;
    static final int RTPFB = 205;
    static final int XR = 207;

    private static final int VERSION = 2;
    private static final int WORD_BYTES = 4;

    /** Reads the header at the buffer's position; null for another version and for a length beyond the buffer's end. */
    static @Nullable RtcpHeader read(ByteBuffer datagram) {
        if (datagram.remaining() < BYTES) {
            return null;
        }
        int word = datagram.getInt(datagram.position());
        int bytes = ((word & 0xFFFF) + 1) * WORD_BYTES;
        if (word >>> 30 != VERSION || bytes > datagram.remaining()) {
            return null;
        }
        return new RtcpHeader((word & 1 << 29) != 0, word >>> 24 & 0x1F, word >>> 16 & 0xFF, bytes);
    }

    /** Writes the header of a packet without padding; {@code bytes} is a multiple of 4. */
    static void write(ByteBuffer datagram, int count, int type, int bytes) {
        datagram.putInt(VERSION << 30 | count << 24 | type << 16 | (bytes / WORD_BYTES - 1));
    }
}
