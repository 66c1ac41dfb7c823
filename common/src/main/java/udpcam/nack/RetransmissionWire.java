package udpcam.nack;

import java.nio.ByteBuffer;
import udpcam.rtp.RtpHeader;

/**
 * A packet that is sent again (RFC 4588 section 4): its header, but with a payload type, SSRC and sequence number of the
 * retransmission's own; then the original sequence number (OSN), then the payload. The original's payload type and SSRC are
 * known to the receiver that asked for it (section 5.3). Padding is the retransmission's own, not the original's.
 *
 * <pre>
 *  | RTP header, extension included | OSN, 16 bits | original payload ...
 * </pre>
 */
public final class RetransmissionWire {
    /** Of the dynamic ones (RFC 3551 section 3); not 127, as which the beginning of a classic frame may be read. */
    public static final int PAYLOAD_TYPE = 126;

    /** So much longer than the original it is. */
    public static final int ADDED_BYTES = Short.BYTES;

    private RetransmissionWire() {}

    /**
     * Writes the packet that sends an original again; the buffer of the original stays as it is.
     *
     * @param original a valid RTP packet without padding
     */
    public static void write(ByteBuffer out, ByteBuffer original, int ssrc, int sequenceNumber) {
        int start = out.position();
        int at = original.position();
        int header = RtpHeader.headerBytes(original);
        out.put(original.duplicate().limit(at + header));
        out.putShort((short) RtpHeader.sequenceNumber(original));
        out.put(original.duplicate().position(at + header));
        RtpHeader.patch(out, start, PAYLOAD_TYPE, sequenceNumber, ssrc);
    }

    /** The original sequence number of a valid packet with a payload of two bytes or more; -1 where there are fewer. */
    public static int originalNumber(ByteBuffer packet) {
        int header = RtpHeader.headerBytes(packet);
        return packet.remaining() < header + ADDED_BYTES
                ? -1
                : Short.toUnsignedInt(packet.getShort(packet.position() + header));
    }

    /**
     * Writes the original of a packet that has an {@link #originalNumber}; the buffer of the packet, which ends before its padding,
     * stays as it is.
     */
    public static void restore(ByteBuffer out, ByteBuffer packet, int payloadType, int ssrc) {
        int start = out.position();
        int at = packet.position();
        int header = RtpHeader.headerBytes(packet);
        out.put(packet.duplicate().limit(at + header));
        out.put(packet.duplicate().position(at + header + ADDED_BYTES));
        RtpHeader.patch(out, start, payloadType, originalNumber(packet), ssrc);
        RtpHeader.unpad(out, start);
    }
}
