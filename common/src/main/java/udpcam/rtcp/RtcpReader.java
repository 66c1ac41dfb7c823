package udpcam.rtcp;

import java.nio.ByteBuffer;

/**
 * Reads a compound RTCP datagram, also one of reduced size (RFC 5506).
 *
 * <p>Refuses as a whole what is not version 2 throughout, does not add up to the datagram's length, is padded before its
 * last packet, or has a packet too short for what it counts (RFC 3550 A.2). Packets of unknown types are passed over.
 */
public final class RtcpReader {
    private static final RtcpListener NOBODY = new RtcpListener() {};
    private static final int FIRST_TYPE = 192;
    private static final int LAST_TYPE = 223;

    private RtcpReader() {}

    /** Whether a datagram of a port that RTP and RTCP share is RTCP (RFC 5761 4). It need not be valid. */
    public static boolean isRtcp(ByteBuffer datagram) {
        if (datagram.remaining() < 2) {
            return false;
        }
        int type = Byte.toUnsignedInt(datagram.get(datagram.position() + 1));
        boolean ofVersion2 = (datagram.get(datagram.position()) & 0xC0) == 0x80;
        return ofVersion2 && type >= FIRST_TYPE && type <= LAST_TYPE;
    }

    /** Whether a datagram is RTCP and adds up, which other datagrams do not by chance; it stays as it is. */
    public static boolean isValid(ByteBuffer datagram) {
        return isRtcp(datagram) && walk(datagram.slice(), NOBODY);
    }

    /** The SSRC of who sent a valid datagram, by its first packet; 0 if that names nobody. It stays as it is. */
    public static int speaker(ByteBuffer datagram) {
        return datagram.remaining() < 2 * Integer.BYTES ? 0 : datagram.getInt(datagram.position() + Integer.BYTES);
    }

    /**
     * Tells a listener what a datagram says; the buffer stays as it is.
     *
     * @return whether it is valid; where not, the listener heard nothing
     */
    public static boolean read(ByteBuffer datagram, RtcpListener listener) {
        return isValid(datagram) && walk(datagram.slice(), listener);
    }

    private static boolean walk(ByteBuffer rest, RtcpListener listener) {
        while (rest.hasRemaining()) {
            RtcpHeader header = RtcpHeader.read(rest);
            if (header == null) {
                return false;
            }
            ByteBuffer body = rest.slice(rest.position() + RtcpHeader.BYTES, header.bytes() - RtcpHeader.BYTES);
            rest.position(rest.position() + header.bytes());
            boolean paddingFits = !header.padding() || (!rest.hasRemaining() && unpad(body));
            if (!paddingFits || !readPacket(header, body, listener)) {
                return false;
            }
        }
        return true;
    }

    /** Takes the padding off, whose last byte says how long it is: whole words (RFC 3550 6.4.1). */
    private static boolean unpad(ByteBuffer body) {
        int bytes = body.hasRemaining() ? Byte.toUnsignedInt(body.get(body.limit() - 1)) : 0;
        if (bytes == 0 || bytes % 4 != 0 || bytes > body.limit()) {
            return false;
        }
        body.limit(body.limit() - bytes);
        return true;
    }

    private static boolean readPacket(RtcpHeader header, ByteBuffer body, RtcpListener listener) {
        return switch (header.type()) {
            case RtcpHeader.SR, RtcpHeader.RR -> Report.read(header, body, listener);
            case RtcpHeader.BYE -> Bye.read(header.count(), body, listener);
            case RtcpHeader.SDES -> {
                SourceDescription.read(header.count(), body, listener);
                yield true;
            }
            case RtcpHeader.RTPFB -> readFeedback(header.count(), body, listener);
            case RtcpHeader.XR -> ExtendedReport.read(body, listener);
            default -> true;
        };
    }

    private static boolean readFeedback(int format, ByteBuffer body, RtcpListener listener) {
        return switch (format) {
            case Nack.FORMAT -> Nack.read(body, listener);
            case CongestionFeedback.FORMAT -> CongestionFeedback.read(body, listener);
            default -> true;
        };
    }
}
