package udpcam.noise;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * The chaining key, the handshake hash and the key of the next payload (Noise 5.2). It begins with the token "psk", which is the
 * first of this pattern, so that there is a key for every payload.
 */
final class SymmetricState {
    private static final byte[] NAME = "Noise_NNpsk0_25519_AESGCM_SHA256".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};

    private byte[] chainingKey;
    private byte[] hash;
    private CipherState cipher;

    SymmetricState(byte[] prologue, byte[] psk) {
        hash = sha256(NAME, prologue); // the name has just the length of a hash, and is taken as one
        byte[][] keys = Hkdf.derive(NAME, psk, 3); // MixKeyAndHash
        chainingKey = keys[0];
        hash = sha256(hash, keys[1]);
        cipher = new CipherState(keys[2]);
    }

    private SymmetricState(SymmetricState from) {
        this.chainingKey = from.chainingKey; // none of the arrays is ever changed
        this.hash = from.hash;
        this.cipher = from.cipher.copy();
    }

    /** For a step that may fail. */
    SymmetricState copy() {
        return new SymmetricState(this);
    }

    void mixHash(byte[] data) {
        hash = sha256(hash, data);
    }

    void mixKey(byte[] inputKeyMaterial) {
        byte[][] keys = Hkdf.derive(chainingKey, inputKeyMaterial, 2);
        chainingKey = keys[0];
        cipher = new CipherState(keys[1]);
    }

    byte[] encryptAndHash(byte[] plaintext) {
        byte[] ciphertext = cipher.encryptWithAd(hash, plaintext);
        mixHash(ciphertext);
        return ciphertext;
    }

    /** Null if the ciphertext is not authentic. */
    byte @Nullable [] decryptAndHash(byte[] ciphertext) {
        byte[] plaintext = cipher.decryptWithAd(hash, ciphertext);
        mixHash(ciphertext);
        return plaintext;
    }

    byte[] hash() {
        return hash.clone();
    }

    /** The keys of both directions: first the initiator's, then the responder's. */
    CipherState[] split() {
        byte[][] keys = Hkdf.derive(chainingKey, NOTHING, 2);
        return new CipherState[] {new CipherState(keys[0]), new CipherState(keys[1])};
    }

    private static byte[] sha256(byte[] first, byte[] second) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(first);
            return digest.digest(second);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256, which each JDK has", e);
        }
    }
}
