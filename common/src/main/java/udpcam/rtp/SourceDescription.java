package udpcam.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * SDES (RFC 3550 6.5): a participant's CNAME, and, as a PRIV item, how large a datagram it takes.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |                             SSRC                              |
 *  |    CNAME=1    |    length     | text ...
 *  |    PRIV=8     |    length     |      12       | "max-datagram", bytes of UDP payload in digits
 *  |       0 ... to the end of the word
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * <p>Other participants pass over the PRIV item, as RFC 3550 6.5.8 asks of those who do not know its prefix.
 */
final class SourceDescription {
    private static final int END = 0;
    private static final int CNAME = 1;
    private static final int PRIV = 8;
    private static final byte[] PREFIX = "max-datagram".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_DIGITS = 5;

    private SourceDescription() {}

    /** Writes the packet; {@code maxDatagram} is in bytes of UDP payload, 0 says nothing of it. */
    static void write(ByteBuffer datagram, int ssrc, Cname cname, int maxDatagram) {
        byte[] name = cname.text().getBytes(StandardCharsets.US_ASCII);
        byte[] digits =
                maxDatagram == 0 ? new byte[0] : Integer.toString(maxDatagram).getBytes(StandardCharsets.US_ASCII);
        int priv = maxDatagram == 0 ? 0 : 3 + PREFIX.length + digits.length;
        int bytes = RtcpHeader.BYTES + Integer.BYTES + 2 + name.length + priv;
        int padded = (bytes + 1 + 3) / 4 * 4; // one zero at least
        RtcpHeader.write(datagram, 1, RtcpHeader.SDES, padded);
        datagram.putInt(ssrc).put((byte) CNAME).put((byte) name.length).put(name);
        if (maxDatagram != 0) {
            datagram.put((byte) PRIV).put((byte) (priv - 2)).put((byte) PREFIX.length);
            datagram.put(PREFIX).put(digits);
        }
        datagram.put(new byte[padded - bytes]);
    }

    /** Tells the listener who takes how large datagrams; whatever else is in there, or does not add up, is passed over. */
    static void read(int chunks, ByteBuffer body, RtcpListener listener) {
        for (int i = 0; i < chunks && body.remaining() > Integer.BYTES; i++) {
            int speaker = body.getInt();
            while (body.hasRemaining()) {
                int type = body.get();
                if (type == END) {
                    break;
                }
                int length = body.hasRemaining() ? Byte.toUnsignedInt(body.get()) : 0;
                if (length > body.remaining()) {
                    return;
                }
                if (type == PRIV) {
                    readPrivate(speaker, body.slice(body.position(), length), listener);
                }
                body.position(body.position() + length);
            }
            body.position(Math.min(body.limit(), (body.position() + 3) / 4 * 4));
        }
    }

    private static void readPrivate(int speaker, ByteBuffer item, RtcpListener listener) {
        int digits = item.remaining() - 1 - PREFIX.length;
        if (digits < 1 || digits > MOST_DIGITS || item.get() != PREFIX.length) {
            return;
        }
        byte[] prefix = new byte[PREFIX.length];
        item.get(prefix);
        int value = 0;
        while (item.hasRemaining()) {
            int digit = item.get() - '0';
            if (digit < 0 || digit > 9) {
                return;
            }
            value = 10 * value + digit;
        }
        if (Arrays.equals(prefix, PREFIX)) {
            listener.maxDatagram(speaker, value);
        }
    }
}
