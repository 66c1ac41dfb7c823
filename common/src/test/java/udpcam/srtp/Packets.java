package udpcam.srtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Packets and keys that tests of SRTP seal. */
final class Packets {
    static final int SSRC = 0xCAFE_BABE;
    private static final int ROOM = 100;

    private Packets() {}

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }

    static MasterKey key(SrtpProfile profile) {
        byte[] key = new byte[profile.keyBytes()];
        byte[] salt = new byte[profile.saltBytes()];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (7 * i + 1);
        }
        for (int i = 0; i < salt.length; i++) {
            salt[i] = (byte) (11 * i + 3);
        }
        return new MasterKey(profile, key, salt);
    }

    /** A packet of RTP with two CSRCs, a header extension and a payload of 9 bytes. */
    static ByteBuffer rtp(int ssrc, int sequenceNumber) {
        ByteBuffer packet = ByteBuffer.allocate(ROOM);
        packet.put((byte) 0x92).put((byte) 0x9A).putShort((short) sequenceNumber);
        packet.putInt(90_000).putInt(ssrc).putInt(1).putInt(2);
        packet.putShort((short) 0xBEDE).putShort((short) 1).putInt(0x10FF_0000);
        return packet.put("a picture".getBytes(StandardCharsets.US_ASCII)).flip();
    }

    /** An empty receiver report with a BYE behind it. */
    static ByteBuffer rtcp(int ssrc) {
        ByteBuffer packet = ByteBuffer.allocate(ROOM);
        packet.putInt(0x80C9_0001).putInt(ssrc);
        return packet.putInt(0x81CB_0001).putInt(ssrc).flip();
    }

    static byte[] sealed(SrtpSender sender, ByteBuffer packet) {
        ByteBuffer out = ByteBuffer.allocate(ROOM);
        sender.seal(packet, out);
        return bytes(out.flip());
    }

    static byte[] sealed(SrtcpSender sender, ByteBuffer packet) {
        ByteBuffer out = ByteBuffer.allocate(ROOM);
        sender.seal(packet, out);
        return bytes(out.flip());
    }

    static byte[] bytes(ByteBuffer packet) {
        byte[] bytes = new byte[packet.remaining()];
        packet.get(packet.position(), bytes);
        return bytes;
    }
}
