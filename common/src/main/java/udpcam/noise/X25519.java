package udpcam.noise;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import org.jspecify.annotations.Nullable;

/** X25519 (RFC 7748 5): keys as the 32 bytes that messages have. */
final class X25519 {
    static final int KEY_BYTES = 32;

    private static final String NAME = "X25519";
    private static final byte[] BASE_POINT = Arrays.copyOf(new byte[] {9}, KEY_BYTES);

    private X25519() {}

    static byte[] publicKey(byte[] privateKey) {
        byte[] publicKey = agree(privateKey, BASE_POINT);
        if (publicKey == null) {
            throw new IllegalStateException("the base point has no small order");
        }
        return publicKey;
    }

    /** What both sides compute; null for a public key of small order, with which it would be zero for everybody (RFC 7748 6.1). */
    static byte @Nullable [] agree(byte[] privateKey, byte[] publicKey) {
        try {
            KeyFactory keys = KeyFactory.getInstance(NAME);
            KeyAgreement agreement = KeyAgreement.getInstance(NAME);
            agreement.init(keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, privateKey)));
            agreement.doPhase(
                    keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, coordinate(publicKey))), true);
            byte[] shared = agreement.generateSecret();
            return Arrays.equals(shared, new byte[KEY_BYTES]) ? null : shared;
        } catch (InvalidKeyException e) { // the JDK knows small orders
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("X25519, which each JDK has", e);
        }
    }

    /** The number, whose lowest byte is first, without its highest bit (RFC 7748 5). */
    private static BigInteger coordinate(byte[] publicKey) {
        byte[] reversed = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            reversed[i] = publicKey[KEY_BYTES - 1 - i];
        }
        reversed[0] &= 0x7F;
        return new BigInteger(1, reversed);
    }
}
