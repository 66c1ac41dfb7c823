package udpcam.noise;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key and the number of the message that is next under it (Noise 5.1), with AES-256-GCM (12.4). One thread calls it.
 */
public final class CipherState {
    /** By how much a ciphertext is longer. */
    public static final int TAG_BYTES = 16;

    private static final int NONCE_BYTES = 12;
    private static final int NUMBER_AT = 4; // behind zeros
    private static final long LAST = -1; // 2^64 - 1 is reserved

    private final SecretKeySpec key;
    private long number;

    CipherState(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    private CipherState(CipherState from) {
        this.key = from.key;
        this.number = from.number;
    }

    CipherState copy() {
        return new CipherState(this);
    }

    /** The ciphertext with its tag behind it. */
    public byte[] encryptWithAd(byte[] associated, byte[] plaintext) {
        try {
            byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, associated).doFinal(plaintext);
            number++;
            return ciphertext;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM, which each JDK has", e);
        }
    }

    /** The plaintext; null, and everything as it was, if the ciphertext is not the next one under this key. */
    public byte @Nullable [] decryptWithAd(byte[] associated, byte[] ciphertext) {
        if (ciphertext.length < TAG_BYTES) {
            return null;
        }
        try {
            byte[] plaintext = cipher(Cipher.DECRYPT_MODE, associated).doFinal(ciphertext);
            number++;
            return plaintext;
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM, which each JDK has", e);
        }
    }

    private Cipher cipher(int mode, byte[] associated) throws GeneralSecurityException {
        if (number == LAST) {
            throw new IllegalStateException("all messages are sent: the key is used up");
        }
        byte[] nonce =
                ByteBuffer.allocate(NONCE_BYTES).putLong(NUMBER_AT, number).array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(Byte.SIZE * TAG_BYTES, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }
}
