package udpcam.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import udpcam.noise.HandshakeState;

/** The key that both programs are given: 256 random bits, written as 64 hexadecimal digits. */
public final class PreSharedKey {
    /** How many digits its text has. */
    public static final int DIGITS = 2 * HandshakeState.KEY_BYTES;

    private final byte[] bytes;

    private PreSharedKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new one; the source is one that nobody can guess. */
    public static PreSharedKey random(RandomGenerator random) {
        byte[] bytes = new byte[HandshakeState.KEY_BYTES];
        random.nextBytes(bytes);
        return new PreSharedKey(bytes);
    }

    /** Reads the digits, with white space around them or not; null if the text is no key. */
    public static @Nullable PreSharedKey parse(String text) {
        String digits = text.strip();
        if (digits.length() != DIGITS || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            return null;
        }
        return new PreSharedKey(HexFormat.of().parseHex(digits));
    }

    /** The digits, for who asked for a new key, and for nobody else. */
    public String digits() {
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * By which people can tell whether two computers have the same key. It is 32 bits of a hash under a name of its own, so that it
     * tells nothing of a key that nobody can guess; but for it the key is used by Noise alone (Noise 14).
     */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("udpcam fingerprint".getBytes(StandardCharsets.US_ASCII));
            byte[] hash = digest.digest(bytes);
            return HexFormat.of().formatHex(hash, 0, 2) + "-" + HexFormat.of().formatHex(hash, 2, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256, which each JDK has", e);
        }
    }

    /** The key itself, no copy. */
    byte[] bytes() {
        return bytes;
    }

    /** Tells nothing of the key. */
    @Override
    public String toString() {
        return "PreSharedKey";
    }
}
