package udpcam.rtcp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The BYE: who leaves, and why (RFC 3550 6.6).
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |                 SSRCs, as many as are counted                 |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  | its length    | reason in UTF-8, filled up with zeros   ...
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class Bye {
    private static final int SSRC_BYTES = 4;
    private static final int MAX_REASON_BYTES = 255;

    private Bye() {}

    /** Writes the BYE of one participant; an empty reason is none. */
    public static void write(ByteBuffer datagram, int ssrc, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        if (text.length > MAX_REASON_BYTES) {
            throw new IllegalArgumentException(reason);
        }
        int reasonBytes = text.length == 0 ? 0 : (1 + text.length + 3) / 4 * 4;
        RtcpHeader.write(datagram, 1, RtcpHeader.BYE, RtcpHeader.BYTES + SSRC_BYTES + reasonBytes);
        datagram.putInt(ssrc);
        if (reasonBytes > 0) {
            datagram.put((byte) text.length).put(text).put(new byte[reasonBytes - 1 - text.length]);
        }
    }

    /** False if the packet is too short for its SSRCs. A reason, which anybody could have written, is not read. */
    static boolean read(int count, ByteBuffer body, RtcpListener listener) {
        if (body.remaining() < count * SSRC_BYTES) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            listener.bye(body.getInt(i * SSRC_BYTES));
        }
        return true;
    }
}
