package udpcam.srtp;

import java.nio.ByteBuffer;
import udpcam.rtp.RtpHeader;

/**
 * The part of a packet that is authenticated, but not encrypted (RFC 3711 3.1, 3.4). Nothing is read that is not there.
 */
final class ClearPart {
    /** In place of a length: this is no such packet. */
    static final int NO_PACKET = -1;

    /** The header of an RTCP packet, and who sent it. */
    static final int RTCP_BYTES = 8;

    private static final int VERSION_MASK = 0xC0;
    private static final int VERSION = 2 << 6;
    private static final int EXTENSION = 0x10;
    private static final int CSRC_COUNT_MASK = 0x0F;
    private static final int EXTENSION_HEADER_BYTES = 4;

    private ClearPart() {}

    /**
     * The length of the RTP header with CSRCs and extension.
     *
     * @param addedBytes so many at the end are no part of the packet
     */
    static int ofRtp(ByteBuffer datagram, int addedBytes) {
        int room = datagram.remaining() - addedBytes;
        if (room < RtpHeader.BYTES || !isOfVersion2(datagram)) {
            return NO_PACKET;
        }
        int first = datagram.get(datagram.position());
        int least = RtpHeader.BYTES
                + (first & CSRC_COUNT_MASK) * Integer.BYTES
                + ((first & EXTENSION) == 0 ? 0 : EXTENSION_HEADER_BYTES);
        if (room < least) {
            return NO_PACKET;
        }
        int header = RtpHeader.headerBytes(datagram);
        return room < header ? NO_PACKET : header;
    }

    /** The length of the first header and SSRC of RTCP. */
    static int ofRtcp(ByteBuffer datagram, int addedBytes) {
        boolean fits = datagram.remaining() >= RTCP_BYTES + addedBytes;
        return fits && isOfVersion2(datagram) ? RTCP_BYTES : NO_PACKET;
    }

    private static boolean isOfVersion2(ByteBuffer datagram) {
        return (datagram.get(datagram.position()) & VERSION_MASK) == VERSION;
    }
}
