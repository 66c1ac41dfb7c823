package udpcam.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-GCM (RFC 7714). What stays in clear is its associated data; on RTCP the E bit and index are, too (9.2, 9.3).
 *
 * <pre>
 *   byte   0   1   2   3   4   5   6   7   8   9  10  11
 *        +-----------------------------------------------+
 *  IV =  |                 session salt                  |
 *        +-----------------------------------------------+
 *   xor  |   0   |     SSRC      |    packet index       |   RTP: roll-over counter, sequence number (8.1)
 * </pre>
 */
final class AesGcm implements Transform {
    private static final int TAG_BITS = 128;
    private static final int TAG_BYTES = TAG_BITS / 8;
    private static final int IV_BYTES = 12;
    private static final int SSRC_AT = 2;
    private static final int INDEX_AT = 4; // 64 bits, of which the upper 16 are 0

    private final SecretKeySpec key;
    private final Cipher cipher;
    private final boolean ofRtcp;
    private final ByteBuffer salt;
    private final ByteBuffer iv = ByteBuffer.allocate(IV_BYTES);
    private final ByteBuffer word = ByteBuffer.allocate(Integer.BYTES);

    AesGcm(byte[] encryption, byte[] salt, boolean ofRtcp) {
        this.key = new SecretKeySpec(encryption, "AES");
        this.salt = ByteBuffer.wrap(salt.clone());
        this.ofRtcp = ofRtcp;
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM, which each JDK has", e);
        }
    }

    @Override
    public void seal(Workspace packet) {
        try {
            begin(Cipher.ENCRYPT_MODE, packet);
            finish(packet, packet.packetBytes - packet.clearBytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM", e);
        }
    }

    @Override
    public boolean open(Workspace packet) {
        try {
            begin(Cipher.DECRYPT_MODE, packet);
            finish(packet, packet.packetBytes - packet.clearBytes + TAG_BYTES);
            return true;
        } catch (AEADBadTagException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM", e);
        }
    }

    private void begin(int mode, Workspace packet) throws GeneralSecurityException {
        iv.put(0, salt, 0, IV_BYTES);
        iv.putInt(SSRC_AT, iv.getInt(SSRC_AT) ^ packet.ssrc);
        iv.putLong(INDEX_AT, iv.getLong(INDEX_AT) ^ packet.index);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv.array()));
        cipher.updateAAD(packet.bytes(), 0, packet.clearBytes);
        if (ofRtcp) {
            cipher.updateAAD(word.putInt(0, packet.word).array());
        }
    }

    /** The cipher has the tag behind what it encrypts, which is where it belongs. */
    private void finish(Workspace packet, int length) throws GeneralSecurityException {
        cipher.doFinal(packet.bytes(), packet.clearBytes, length, packet.bytes(), packet.clearBytes);
    }
}
