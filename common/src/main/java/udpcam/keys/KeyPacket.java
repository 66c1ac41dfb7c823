package udpcam.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import udpcam.noise.HandshakeState;

/**
 * A message of the handshake, in an application-defined packet of RTCP (RFC 3550 6.7) that is a datagram of its own. Both
 * messages have one size, so that nobody can have a sender send more than it got.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |V=2|P| message |    PT=204     |          length = 37          |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |             SSRC of who sends this message                    |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |                          name = "ukey"                        |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |             SSRC of who is to read it, 0 for anybody          |
 *  +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *  |             the message of Noise, 136 bytes                   |
 * </pre>
 */
final class KeyPacket {
    /** The receiver's. */
    static final int MESSAGE_1 = 1;

    /** The sender's answer. */
    static final int MESSAGE_2 = 2;

    /** In place of an SSRC. */
    static final int ANYBODY = 0;

    private static final int HEADER_BYTES = 16;
    private static final int MESSAGE_BYTES = StreamKeys.BYTES + HandshakeState.ADDED_BYTES;

    /** Of the datagram. */
    static final int BYTES = HEADER_BYTES + MESSAGE_BYTES;

    private static final int VERSION_2 = 2 << 6;
    private static final int APPLICATION_DEFINED = 204;
    private static final int LENGTH = BYTES / Integer.BYTES - 1;
    private static final int NAME = 'u' << 24 | 'k' << 16 | 'e' << 8 | 'y';
    private static final int SPEAKER_AT = 4;
    private static final int NAME_AT = 8;
    private static final int LISTENER_AT = 12;
    private static final byte[] PROLOGUE = "udpcam keys 1".getBytes(StandardCharsets.US_ASCII);

    private KeyPacket() {}

    /** Whether a datagram is one of a message; it stays as it is. */
    static boolean isPresent(int message, ByteBuffer datagram) {
        int at = datagram.position();
        return datagram.remaining() == BYTES
                && datagram.getInt(at) == ((VERSION_2 | message) << 24 | APPLICATION_DEFINED << 16 | LENGTH)
                && datagram.getInt(at + NAME_AT) == NAME;
    }

    /** The SSRC of who sent it. */
    static int speaker(ByteBuffer packet) {
        return packet.getInt(packet.position() + SPEAKER_AT);
    }

    /** The SSRC of who is to read it. */
    static int listener(ByteBuffer packet) {
        return packet.getInt(packet.position() + LISTENER_AT);
    }

    /** Its message of Noise; the buffer stays as it is. */
    static byte[] message(ByteBuffer packet) {
        byte[] message = new byte[MESSAGE_BYTES];
        packet.get(packet.position() + HEADER_BYTES, message);
        return message;
    }

    /** The packet of a message. */
    static ByteBuffer write(int message, int speaker, int listener, byte[] ofNoise) {
        return ByteBuffer.allocate(BYTES)
                .putInt((VERSION_2 | message) << 24 | APPLICATION_DEFINED << 16 | LENGTH)
                .putInt(speaker)
                .putInt(NAME)
                .putInt(listener)
                .put(ofNoise)
                .flip();
    }

    /** What both sides of a handshake must see alike. */
    static byte[] prologue(int receiver) {
        return ByteBuffer.allocate(PROLOGUE.length + Integer.BYTES)
                .put(PROLOGUE)
                .putInt(receiver)
                .array();
    }
}
