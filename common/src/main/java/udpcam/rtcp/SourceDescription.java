package udpcam.rtcp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * SDES (RFC 3550 6.5): a participant's CNAME, the NAME that a sender may have, and, as PRIV items, what a receiver of this project takes: datagrams up to a
 * size, and parity and retransmissions in their first version; to what rate a sender limits its stream, if it does; and how many
 * members of its group tell it of arrivals.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |                             SSRC                              |
 *  |    CNAME=1    |    length     | text ...
 *  |    NAME=2     |    length     | UTF-8 ...
 *  |    PRIV=8     |    length     |      12       | "max-datagram", bytes of UDP payload in digits
 *  |    PRIV=8     |    length     |       6       | "repair", "1"
 *  |    PRIV=8     |    length     |       5       | "limit", kbit/s in digits
 *  |    PRIV=8     |    length     |       7       | "tellers", how many, in digits
 *  |       0 ... to the end of the word
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * <p>Other participants pass over PRIV items, as RFC 3550 6.5.8 asks of those who do not know its prefix.
 */
public final class SourceDescription {
    private static final int END = 0;
    private static final int CNAME = 1;
    private static final int NAME = 2;
    private static final int PRIV = 8;
    private static final byte[] MAX_DATAGRAM = ascii("max-datagram");
    private static final byte[] REPAIR = ascii("repair");
    private static final byte[] LIMIT = ascii("limit");
    private static final byte[] TELLERS = ascii("tellers");
    private static final int REPAIR_VERSION = 1;
    private static final int MOST_LIMIT = 99_999;
    private static final int MOST_DIGITS = 5;

    /** In place of a number that is not said. */
    public static final int NO_NUMBER = -1;

    private SourceDescription() {}

    /**
     * Writes that of a sender.
     *
     * @param name null if it has none
     * @param limit of its stream, in kbit/s; 0: none
     * @param tellers how many members of its group tell it of arrivals; {@link #NO_NUMBER}: they are not to
     */
    public static void writeSender(
            ByteBuffer datagram, int ssrc, Cname cname, @Nullable SourceName name, int limit, int tellers) {
        int start = begin(datagram, ssrc, cname);
        if (name != null) {
            byte[] text = name.bytes();
            datagram.put((byte) NAME).put((byte) text.length).put(text);
        }
        if (limit > 0) {
            writePrivate(datagram, LIMIT, Math.min(MOST_LIMIT, limit));
        }
        if (tellers != NO_NUMBER) {
            writePrivate(datagram, TELLERS, tellers);
        }
        end(datagram, start);
    }

    /** Writes that of a sender without a name. */
    public static void writeSender(ByteBuffer datagram, int ssrc, Cname cname, int limit, int tellers) {
        writeSender(datagram, ssrc, cname, null, limit, tellers);
    }

    /** Writes that of a receiver, which takes repair, and datagrams of up to {@code maxDatagram} bytes of UDP payload. */
    public static void writeReceiver(ByteBuffer datagram, int ssrc, Cname cname, int maxDatagram) {
        int start = begin(datagram, ssrc, cname);
        writePrivate(datagram, MAX_DATAGRAM, maxDatagram);
        writePrivate(datagram, REPAIR, REPAIR_VERSION);
        end(datagram, start);
    }

    private static int begin(ByteBuffer datagram, int ssrc, Cname cname) {
        int start = datagram.position();
        byte[] name = ascii(cname.text());
        datagram.position(start + RtcpHeader.BYTES);
        datagram.putInt(ssrc).put((byte) CNAME).put((byte) name.length).put(name);
        return start;
    }

    private static void writePrivate(ByteBuffer datagram, byte[] prefix, int value) {
        byte[] digits = ascii(Integer.toString(value));
        datagram.put((byte) PRIV).put((byte) (1 + prefix.length + digits.length));
        datagram.put((byte) prefix.length).put(prefix).put(digits);
    }

    /** Ends the items with one zero at least, and the packet with its word. */
    private static void end(ByteBuffer datagram, int start) {
        do {
            datagram.put((byte) END);
        } while ((datagram.position() - start) % Integer.BYTES != 0);
        int end = datagram.position();
        RtcpHeader.write(datagram.position(start), 1, RtcpHeader.SDES, end - start);
        datagram.position(end);
    }

    /** Tells the listener who takes what; whatever else is in there, or does not add up, is passed over. */
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
                readItem(speaker, type, body.slice(body.position(), length), listener);
                body.position(body.position() + length);
            }
            body.position(Math.min(body.limit(), (body.position() + 3) / 4 * 4));
        }
    }

    private static void readItem(int speaker, int type, ByteBuffer item, RtcpListener listener) {
        if (type == PRIV) {
            readPrivate(speaker, item, listener);
        } else if (type == NAME && listener.wantsName(speaker)) {
            SourceName name = SourceName.read(item);
            if (name != null) {
                listener.named(speaker, name);
            }
        }
    }

    private static void readPrivate(int speaker, ByteBuffer item, RtcpListener listener) {
        int maxDatagram = number(item, MAX_DATAGRAM);
        if (maxDatagram != NO_NUMBER) {
            listener.maxDatagram(speaker, maxDatagram);
        } else if (number(item, REPAIR) == REPAIR_VERSION) {
            listener.takesRepair(speaker);
        } else if (number(item, LIMIT) > 0) {
            listener.limited(speaker, number(item, LIMIT));
        } else if (number(item, TELLERS) != NO_NUMBER) {
            listener.tellers(speaker, number(item, TELLERS));
        }
    }

    /** The number behind a prefix; {@link #NO_NUMBER} if it is another one's item. */
    private static int number(ByteBuffer item, byte[] prefix) {
        int first = 1 + prefix.length;
        int digits = item.limit() - first;
        boolean fits = digits >= 1 && digits <= MOST_DIGITS && item.get(0) == prefix.length;
        if (!fits || item.slice(1, prefix.length).mismatch(ByteBuffer.wrap(prefix)) >= 0) {
            return NO_NUMBER;
        }
        int value = 0;
        for (int at = first; at < item.limit(); at++) {
            int digit = item.get(at) - '0';
            if (digit < 0 || digit > 9) {
                return NO_NUMBER;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
