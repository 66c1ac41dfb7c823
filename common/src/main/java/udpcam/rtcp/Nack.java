package udpcam.rtcp;

import java.nio.ByteBuffer;

/**
 * The generic NACK, a transport-layer feedback message (RFC 4585 6.1, 6.2.1).
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |V=2|P|  FMT=1  |    PT=205     |          length               |
 *  |                  SSRC of packet sender                        |
 *  |                  SSRC of media source                         |
 *  |       PID, a packet ID        |    BLP, those lost behind it  |  once or more
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Nack {
    /** FMT. */
    static final int FORMAT = 1;

    /** How many packets behind PID a BLP tells of. */
    static final int FOLLOWING = 16;

    private static final int SSRCS_BYTES = 2 * Integer.BYTES;
    private static final int ENTRY_BYTES = 2 * Short.BYTES;

    private Nack() {}

    /**
     * Writes a message, as long as the buffer has room.
     *
     * @param numbers the extended sequence numbers of the packets that are asked for, ascending
     * @param count how many there are, 1 or more
     * @return how many of them it tells of
     */
    public static int write(ByteBuffer datagram, int sender, int media, long[] numbers, int count) {
        int start = datagram.position();
        datagram.position(start + RtcpHeader.BYTES);
        datagram.putInt(sender).putInt(media);
        int told = 0;
        while (told < count && datagram.remaining() >= ENTRY_BYTES) {
            long first = numbers[told++];
            int mask = 0;
            while (told < count && numbers[told] - first <= FOLLOWING) {
                mask |= 1 << (numbers[told++] - first - 1);
            }
            datagram.putShort((short) first).putShort((short) mask);
        }
        int end = datagram.position();
        RtcpHeader.write(datagram.position(start), FORMAT, RtcpHeader.RTPFB, end - start);
        datagram.position(end);
        return told;
    }

    /** False if there is no entry, or half of one. */
    static boolean read(ByteBuffer body, RtcpListener listener) {
        if (body.remaining() < SSRCS_BYTES + ENTRY_BYTES || body.remaining() % ENTRY_BYTES != 0) {
            return false;
        }
        int speaker = body.getInt();
        int media = body.getInt();
        while (body.hasRemaining()) {
            listener.nack(speaker, media, Short.toUnsignedInt(body.getShort()), Short.toUnsignedInt(body.getShort()));
        }
        return true;
    }
}
