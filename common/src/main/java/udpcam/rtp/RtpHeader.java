package udpcam.rtp;

import java.nio.ByteBuffer;

/**
 * The header of an RTP packet (RFC 3550 section 5.1), read into fields that are used again for each packet.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |V=2|P|X|  CC   |M|     PT      |       sequence number         |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |                           timestamp                           |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |           synchronization source (SSRC) identifier            |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |   CC x contributing source (CSRC) identifiers, 4 bytes each   |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |  X: defined by profile        |  length in 32-bit words, data |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class RtpHeader {
    public static final int BYTES = 12;

    /** One byte says how much padding there is. */
    public static final int MOST_PADDING_BYTES = 255;

    private static final int VERSION = 2 << 6;
    private static final int VERSION_MASK = 0xC0;
    private static final int PADDING = 0x20;
    private static final int EXTENSION = 0x10;
    private static final int CSRC_COUNT_MASK = 0x0F;
    private static final int MARKER = 0x80;
    private static final int PAYLOAD_TYPE_OFFSET = 1;
    private static final int SEQUENCE_NUMBER_OFFSET = 2;
    private static final int TIMESTAMP_OFFSET = 4;
    private static final int SSRC_OFFSET = 8;
    private static final int EXTENSION_HEADER_BYTES = 4;

    private boolean marker;
    private int payloadType;
    private int sequenceNumber;
    private int timestamp;
    private int ssrc;
    private final HeaderExtension extension;

    /** {@code ids} says which elements of the header extension mean what. */
    public RtpHeader(HeaderExtension.Ids ids) {
        this.extension = new HeaderExtension(ids);
    }

    /** Writes a header at the buffer's position; its extension follows if {@code extended}. */
    public static void write(
            ByteBuffer out,
            boolean extended,
            boolean marker,
            int payloadType,
            int sequenceNumber,
            int timestamp,
            int ssrc) {
        out.put((byte) (VERSION | (extended ? EXTENSION : 0)));
        out.put((byte) ((marker ? MARKER : 0) | payloadType));
        out.putShort((short) sequenceNumber);
        out.putInt(timestamp);
        out.putInt(ssrc);
    }

    /** Makes the header at an index that of another stream's packet; all else in it stays. */
    public static void patch(ByteBuffer packet, int at, int payloadType, int sequenceNumber, int ssrc) {
        int marker = packet.get(at + PAYLOAD_TYPE_OFFSET) & MARKER;
        packet.put(at + PAYLOAD_TYPE_OFFSET, (byte) (marker | payloadType));
        packet.putShort(at + SEQUENCE_NUMBER_OFFSET, (short) sequenceNumber);
        packet.putInt(at + SSRC_OFFSET, ssrc);
    }

    /** Adds padding, 0-255 bytes, to the packet between an index and the buffer's position. */
    public static void pad(ByteBuffer packet, int at, int bytes) {
        if (bytes > 0) {
            packet.put(at, (byte) (packet.get(at) | PADDING));
            packet.put(new byte[bytes - 1]).put((byte) bytes);
        }
    }

    /** Makes the header at an index that of a packet without padding. */
    public static void unpad(ByteBuffer packet, int at) {
        packet.put(at, (byte) (packet.get(at) & ~PADDING));
    }

    /** Whether a datagram is long enough for a header and of this version of RTP; RTCP is, too. */
    public static boolean isPresent(ByteBuffer datagram) {
        return datagram.remaining() >= BYTES && (datagram.get(datagram.position()) & VERSION_MASK) == VERSION;
    }

    /** The payload type, 0-127, of a datagram that is long enough. */
    public static int payloadType(ByteBuffer datagram) {
        return datagram.get(datagram.position() + PAYLOAD_TYPE_OFFSET) & ~MARKER & 0xFF;
    }

    /** Whether a datagram that is long enough has the marker bit. */
    public static boolean isMarked(ByteBuffer datagram) {
        return (datagram.get(datagram.position() + PAYLOAD_TYPE_OFFSET) & MARKER) != 0;
    }

    /** The SSRC of a datagram that is long enough. */
    public static int ssrc(ByteBuffer datagram) {
        return datagram.getInt(datagram.position() + SSRC_OFFSET);
    }

    /** The sequence number, 0-65,535, of a datagram that is long enough. */
    public static int sequenceNumber(ByteBuffer datagram) {
        return Short.toUnsignedInt(datagram.getShort(datagram.position() + SEQUENCE_NUMBER_OFFSET));
    }

    /** The timestamp of a datagram that is long enough. */
    public static int timestamp(ByteBuffer datagram) {
        return datagram.getInt(datagram.position() + TIMESTAMP_OFFSET);
    }

    /** How long the header of a valid packet is, CSRCs and extension included. */
    public static int headerBytes(ByteBuffer packet) {
        int first = packet.get(packet.position());
        int bytes = BYTES + (first & CSRC_COUNT_MASK) * Integer.BYTES;
        if ((first & EXTENSION) == 0) {
            return bytes;
        }
        int words = Short.toUnsignedInt(packet.getShort(packet.position() + bytes + Short.BYTES));
        return bytes + EXTENSION_HEADER_BYTES + words * Integer.BYTES;
    }

    /** Reads a datagram and leaves it at the payload, without its padding; false if it is not RTP. */
    public boolean read(ByteBuffer datagram) {
        if (!isPresent(datagram)) {
            return false;
        }
        int first = datagram.get();
        int second = datagram.get();
        marker = (second & MARKER) != 0;
        payloadType = second & ~MARKER & 0xFF;
        sequenceNumber = Short.toUnsignedInt(datagram.getShort());
        timestamp = datagram.getInt();
        ssrc = datagram.getInt();
        return skip(datagram, (first & CSRC_COUNT_MASK) * Integer.BYTES)
                && readExtension(datagram, (first & EXTENSION) != 0)
                && ((first & PADDING) == 0 || cutPadding(datagram));
    }

    public boolean marker() {
        return marker;
    }

    /** 0-127. */
    public int payloadType() {
        return payloadType;
    }

    /** 0-65,535. */
    public int sequenceNumber() {
        return sequenceNumber;
    }

    /** Unsigned, in units of the payload's clock. */
    public int timestamp() {
        return timestamp;
    }

    public int ssrc() {
        return ssrc;
    }

    /** What the header extension of the packet said. */
    public HeaderExtension extension() {
        return extension;
    }

    private boolean readExtension(ByteBuffer datagram, boolean present) {
        extension.clear();
        if (!present) {
            return true;
        }
        if (datagram.remaining() < EXTENSION_HEADER_BYTES) {
            return false;
        }
        int profile = Short.toUnsignedInt(datagram.getShort());
        int length = Short.toUnsignedInt(datagram.getShort()) * Integer.BYTES;
        int start = datagram.position();
        if (!skip(datagram, length)) {
            return false;
        }
        extension.read(profile, datagram, start, start + length);
        return true;
    }

    private static boolean skip(ByteBuffer datagram, int bytes) {
        if (datagram.remaining() < bytes) {
            return false;
        }
        datagram.position(datagram.position() + bytes);
        return true;
    }

    /** The last byte says how many bytes of padding there are, itself included. */
    private static boolean cutPadding(ByteBuffer datagram) {
        int padding = datagram.hasRemaining() ? Byte.toUnsignedInt(datagram.get(datagram.limit() - 1)) : 0;
        if (padding == 0 || padding > datagram.remaining()) {
            return false;
        }
        datagram.limit(datagram.limit() - padding);
        return true;
    }
}
