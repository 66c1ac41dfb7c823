package udpcam.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key derivation of RFC 3711 4.3 with a rate of 0, which derives once: AES in counter mode as a pseudo-random function of the
 * master key, with 128 bits (4.3.3) or 256 (RFC 6188 3).
 */
final class KeyDerivation {
    private static final int BLOCK_BYTES = 16;
    private static final int LABEL_AT = 7; // 48 bits of a derivation's index, here 0, end the 112 of a salt

    private KeyDerivation() {}

    /**
     * A session key or session salt.
     *
     * @param salt 14 bytes, or 12, which count as if zeros stood behind them (RFC 7714 11 with its erratum 4938)
     * @param label what it is for (RFC 3711 4.3.2)
     */
    static byte[] derive(byte[] key, byte[] salt, int label, int bytes) {
        byte[] counter = Arrays.copyOf(salt, BLOCK_BYTES);
        counter[LABEL_AT] ^= (byte) label;
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(counter));
            return cipher.doFinal(new byte[bytes]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES, which each JDK has", e);
        }
    }
}
