package udpcam.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in counter mode (RFC 3711 4.1.1) with HMAC-SHA1 (4.2.1).
 *
 * <pre>
 *   byte   0   1   2   3   4   5   6   7   8   9  10  11  12  13  14  15
 *        +---------------------------------------------------------------+
 *  IV =  |                     session salt                      |   0   |
 *        +---------------------------------------------------------------+
 *   xor                    |     SSRC      |    packet index       |
 * </pre>
 */
final class AesCounterMode implements Transform {
    private static final int IV_BYTES = 16;
    private static final int SSRC_AT = 4;
    private static final int INDEX_AT = 6; // 64 bits, of which the upper 16 are 0
    private static final int DIGEST_BYTES = 20;

    private final SecretKeySpec key;
    private final Cipher cipher;
    private final Mac mac;
    private final int tagBytes;
    private final ByteBuffer salt = ByteBuffer.allocate(IV_BYTES);
    private final ByteBuffer iv = ByteBuffer.allocate(IV_BYTES);
    private final ByteBuffer word = ByteBuffer.allocate(Integer.BYTES);
    private final byte[] digest = new byte[DIGEST_BYTES];
    private byte[] crypted = {};

    AesCounterMode(byte[] encryption, byte[] authentication, byte[] salt, int tagBytes) {
        this.key = new SecretKeySpec(encryption, "AES");
        this.salt.put(0, salt);
        this.tagBytes = tagBytes;
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authentication, "HmacSHA1"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES and HMAC, which each JDK has", e);
        }
    }

    @Override
    public void seal(Workspace packet) {
        try {
            crypt(packet);
            authenticate(packet);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES in counter mode", e);
        }
        System.arraycopy(digest, 0, packet.bytes(), packet.tagAt, tagBytes);
    }

    @Override
    public boolean open(Workspace packet) {
        try {
            authenticate(packet);
            if (!isTag(packet.bytes(), packet.tagAt)) {
                return false;
            }
            crypt(packet);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES in counter mode", e);
        }
        return true;
    }

    /** Not in place, for which the JDK would allocate as much as it encrypts. */
    private void crypt(Workspace packet) throws GeneralSecurityException {
        iv.putLong(0, salt.getLong(0)).putLong(Long.BYTES, salt.getLong(Long.BYTES));
        iv.putInt(SSRC_AT, iv.getInt(SSRC_AT) ^ packet.ssrc);
        iv.putLong(INDEX_AT, iv.getLong(INDEX_AT) ^ packet.index);
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv.array()));
        if (crypted.length < packet.bytes().length) {
            crypted = new byte[packet.bytes().length];
        }
        int length = packet.packetBytes - packet.clearBytes;
        cipher.doFinal(packet.bytes(), packet.clearBytes, length, crypted, 0);
        System.arraycopy(crypted, 0, packet.bytes(), packet.clearBytes, length);
    }

    /** The roll-over counter of RTP is authenticated as if it stood behind the packet, though it is not sent (4.2). */
    private void authenticate(Workspace packet) throws GeneralSecurityException {
        mac.update(packet.bytes(), 0, packet.packetBytes);
        mac.update(word.putInt(0, packet.word).array());
        mac.doFinal(digest, 0);
    }

    /** Takes as long for a wrong tag as for the right one. */
    private boolean isTag(byte[] bytes, int at) {
        int difference = 0;
        for (int i = 0; i < tagBytes; i++) {
            difference |= bytes[at + i] ^ digest[i];
        }
        return difference == 0;
    }
}
