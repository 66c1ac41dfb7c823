package udpcam.web.access;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import udpcam.run.NanoClock;

/**
 * Lets in who knows the password: browsers by the cookie that they get for it, other programs by Basic authentication (RFC
 * 7617), whatever the user's name. Any thread may ask.
 */
public final class PasswordGate {
    private static final String BASIC = "Basic ";
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Password password;
    private final String cookie;
    private final NanoClock clock;
    private final Attempts attempts = new Attempts();
    private final Sessions sessions;
    private volatile byte[] right =
            new byte[0]; // a digest of what was right before: it need not be hashed slowly again

    private volatile byte[] wrong = new byte[0]; // the digest of the one that was wrong last

    /** {@code cookie} is the cookie's name. */
    public PasswordGate(Password password, String cookie, NanoClock clock, SecureRandom random) {
        this.password = password;
        this.cookie = cookie;
        this.clock = clock;
        this.sessions = new Sessions(random);
    }

    /**
     * What came of a try.
     *
     * @param cookie to be set if the password was right; null if it was not
     * @param waitSeconds how long to wait before the next try if this one was not looked at; 0 if it was
     */
    public record Login(@Nullable String cookie, long waitSeconds) {}

    /** Whether a request is let in. */
    public enum Verdict {
        ADMITTED,
        REFUSED,
        /** The password was not looked at, because others were wrong just before. */
        TOO_SOON
    }

    /** A browser sends a password. */
    public Login login(String given, InetAddress client) {
        long wait = attempts.begin(client, clock.nanoTime());
        if (wait > 0) {
            return new Login(null, 1 + wait / NANOS_PER_SECOND);
        }
        if (!isRight(given, client)) {
            return new Login(null, 0);
        }
        String session = sessions.begin(clock.nanoTime());
        return new Login(cookie + "=" + session + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000", 0);
    }

    /** Decides by a request's Cookie and Authorization fields; null where it has none. */
    public Verdict verdict(@Nullable String cookies, @Nullable String authorization, InetAddress client) {
        if (sessions.use(session(cookies), clock.nanoTime())) {
            return Verdict.ADMITTED;
        }
        String given = basic(authorization);
        if (given == null) {
            return Verdict.REFUSED;
        }
        if (MessageDigest.isEqual(right, digest(given))) {
            return Verdict.ADMITTED;
        }
        if (MessageDigest.isEqual(wrong, digest(given))) {
            return Verdict.REFUSED; // a program that has an old one locks nobody out
        }
        if (attempts.begin(client, clock.nanoTime()) > 0) {
            return Verdict.TOO_SOON;
        }
        if (isRight(given, client)) {
            return Verdict.ADMITTED;
        }
        wrong = digest(given);
        return Verdict.REFUSED;
    }

    private boolean isRight(String given, InetAddress client) {
        if (!password.is(given)) {
            return false;
        }
        attempts.right(client);
        right = digest(given);
        return true;
    }

    private @Nullable String session(@Nullable String cookies) {
        if (cookies != null) {
            for (String each : cookies.split("; ?", -1)) {
                if (each.startsWith(cookie + "=")) {
                    return each.substring(cookie.length() + 1);
                }
            }
        }
        return null;
    }

    private static @Nullable String basic(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return null;
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? null : pair.substring(colon + 1);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
