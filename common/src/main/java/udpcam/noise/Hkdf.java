package udpcam.noise;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF of Noise 4.3 (RFC 5869 without info) with SHA-256: several keys out of a chaining key and something secret. */
final class Hkdf {
    private static final String HMAC = "HmacSHA256";

    private Hkdf() {}

    /** So many outputs of 32 bytes. */
    static byte[][] derive(byte[] chainingKey, byte[] inputKeyMaterial, int count) {
        byte[][] outputs = new byte[count][];
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(chainingKey, HMAC));
            byte[] temporary = mac.doFinal(inputKeyMaterial);
            mac.init(new SecretKeySpec(temporary, HMAC));
            for (int i = 0; i < count; i++) {
                if (i > 0) {
                    mac.update(outputs[i - 1]);
                }
                mac.update((byte) (i + 1));
                outputs[i] = mac.doFinal();
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC, which each JDK has", e);
        }
        return outputs;
    }
}
