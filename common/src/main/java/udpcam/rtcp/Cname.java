package udpcam.rtcp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * The canonical name of a participant (RFC 3550 6.5.1): random and good for one run (RFC
 * 7022 4.2), so that it says nothing of the user or the host.
 *
 * @param text 16 letters, digits, + and /
 */
public record Cname(String text) {
    private static final int RANDOM_BYTES = 12;
    private static final int TEXT_BYTES = RANDOM_BYTES * 4 / 3;

    public Cname {
        if (text.getBytes(StandardCharsets.US_ASCII).length != TEXT_BYTES) {
            throw new IllegalArgumentException(text);
        }
    }

    /** A new name of 96 random bits; from a source that cannot be guessed, where it goes out on a network. */
    public static Cname random(RandomGenerator random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new Cname(Base64.getEncoder().encodeToString(bytes));
    }
}
