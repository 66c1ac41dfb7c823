package udpcam.parity;

import java.nio.ByteBuffer;

/**
 * What stands before the parity in an RTP packet that repairs others, read into fields that are used again for each packet.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |                 SSRC of the packets repaired                  |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |            SN base            |       L       |       D       |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  | parity symbol |                parity ...
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * <p>SN base, L and D are those of RFC 8627 section 4.2.2: the block is the D packets with the sequence numbers SN base, SN
 * base + L, SN base + 2L, ... That RFC's own repair packets are exclusive ors; these are symbols of a Reed-Solomon code, which
 * are numbered from 0. A source symbol is the packet's length, 16 bits, and the packet from its RTP header on, padded with
 * zeros. The RTP header has a payload type and an SSRC of its own, and the timestamp of the frame that is repaired.
 */
public final class ParityHeader {
    /** Of the dynamic ones (RFC 3551 section 3); no session description is needed between two programs of this project. */
    public static final int PAYLOAD_TYPE = 125;

    public static final int BYTES = 9;

    /** The most that L and D can be. */
    public static final int MAX = 255;

    private int ssrc;
    private int base;
    private int columns;
    private int rows;
    private int symbol;

    /**
     * Writes a header; the parity is to follow.
     *
     * @param ssrc that of the packets repaired
     * @param base the sequence number of the block's first packet, of which the lower 16 bits count
     * @param columns L: from one packet of the block to the next, 1-255
     * @param rows D: how many packets the block has, 1-255
     * @param symbol the number of the parity symbol, 0-255
     */
    public static void write(ByteBuffer out, int ssrc, long base, int columns, int rows, int symbol) {
        out.putInt(ssrc)
                .putShort((short) base)
                .put((byte) columns)
                .put((byte) rows)
                .put((byte) symbol);
    }

    /** Reads a payload and leaves the buffer at the parity; false if it is too short, or says of no packets. */
    public boolean read(ByteBuffer payload) {
        if (payload.remaining() <= BYTES) {
            return false;
        }
        ssrc = payload.getInt();
        base = Short.toUnsignedInt(payload.getShort());
        columns = Byte.toUnsignedInt(payload.get());
        rows = Byte.toUnsignedInt(payload.get());
        symbol = Byte.toUnsignedInt(payload.get());
        return columns > 0 && rows > 0;
    }

    /** That of the packets repaired. */
    public int ssrc() {
        return ssrc;
    }

    /** The sequence number of the block's first packet, 0-65,535. */
    public int base() {
        return base;
    }

    /** From one packet of the block to the next, 1-255. */
    public int columns() {
        return columns;
    }

    /** How many packets the block has, 1-255. */
    public int rows() {
        return rows;
    }

    /** The number of the parity symbol, 0-255. */
    public int symbol() {
        return symbol;
    }
}
