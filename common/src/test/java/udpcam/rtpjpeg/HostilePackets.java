package udpcam.rtpjpeg;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Packets of RTP/JPEG as anybody can make them: of a picture of 640x480, with data of one and the same byte. */
public final class HostilePackets {
    private static final int RTP_BYTES = 12 + 12; // with the extension
    private static final int HEADERS_BYTES = RTP_BYTES + 8;

    private HostilePackets() {}

    /** A packet whose header extension says that it is a sender's of this project. */
    public static byte[] of(int number, int timestamp, int ssrc, int offset, int dataBytes, boolean isLast) {
        byte[] bytes = new byte[HEADERS_BYTES + dataBytes];
        Arrays.fill(bytes, (byte) 0x55);
        ByteBuffer packet = ByteBuffer.wrap(bytes);
        packet.put((byte) 0x90).put((byte) ((isLast ? 0x80 : 0) | 26));
        packet.putShort((short) number).putInt(timestamp).putInt(ssrc);
        packet.putShort((short) 0xBEDE).putShort((short) 2).put((byte) 0x23);
        packet.putShort((short) 640).putShort((short) 480).put(new byte[3]);
        packet.putInt(offset).put((byte) 1).put((byte) 80).put((byte) 80).put((byte) 60);
        return bytes;
    }

    /** The same packet, sent again. */
    public static byte[] again(int number, int timestamp, int offset, int dataBytes) {
        byte[] original = of(9, timestamp, 0xA6A1, offset, dataBytes, false);
        byte[] again = new byte[original.length + 2];
        ByteBuffer packet = ByteBuffer.wrap(again);
        packet.put(original, 0, RTP_BYTES).putShort((short) number);
        packet.put(original, RTP_BYTES, original.length - RTP_BYTES).put(1, (byte) 126);
        return again;
    }
}
