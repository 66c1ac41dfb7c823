package udpcam.web.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A password as it is kept: salted and hashed by PBKDF2 (RFC 8018), from which nobody gets the password. Passwords are made by
 * {@link #random}; whether their letters are large, and what is between them, does not matter.
 */
public final class Password {
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"; // without l, o, 0 and 1
    private static final int GROUPS = 4;
    private static final int GROUP_LETTERS = 4; // of 5 bits each: 80 in all
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final int ITERATIONS = 200_000;
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int MOST_LETTERS = 200;
    private static final Pattern LINE =
            Pattern.compile("udpcam-password pbkdf2-sha256 (\\d{1,8}) ([\\w+/=]{8,200}) ([\\w+/=]{8,200})\\s*");

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private Password(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    /** A good password: 16 letters and digits in groups of four. */
    static String random(SecureRandom random) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LETTERS; i++) {
            password.append(i > 0 && i % GROUP_LETTERS == 0 ? "-" : "");
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    /** A password, to be kept. */
    static Password of(String password, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Password(ITERATIONS, salt, hash(password, salt, ITERATIONS));
    }

    /** Reads what {@link #line} wrote; null if it is something else. */
    static @Nullable Password parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        int iterations = Integer.parseInt(matcher.group(1));
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            return null;
        }
        try {
            Base64.Decoder decoder = Base64.getDecoder();
            return new Password(iterations, decoder.decode(matcher.group(2)), decoder.decode(matcher.group(3)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** One line for a file. */
    String line() {
        Base64.Encoder encoder = Base64.getEncoder();
        return "udpcam-password pbkdf2-sha256 " + iterations + " " + encoder.encodeToString(salt) + " "
                + encoder.encodeToString(hash) + "\n";
    }

    /** Whether it is this password; takes some tenths of a second, whatever the answer. One at a time is looked at. */
    synchronized boolean is(String password) {
        return MessageDigest.isEqual(hash, hash(password, salt, iterations));
    }

    private static byte[] hash(String password, byte[] salt, int iterations) {
        try {
            char[] letters = plain(password).toCharArray();
            PBEKeySpec spec = new PBEKeySpec(letters, salt, iterations, HASH_BITS);
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** Letters and digits alone, which is what the password was made of. */
    private static String plain(String password) {
        String cut = password.substring(0, Math.min(password.length(), MOST_LETTERS));
        return cut.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
