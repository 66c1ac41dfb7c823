package udpcam.camera.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A user who logs in to a server: Basic (RFC 7617), or Digest (RFC 7616), which is preferred. It keeps the server's last
 * challenge, so that later requests need none. Called by one thread.
 */
final class HttpLogin {
    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,\"]+))");
    private static final String DEFAULT_ALGORITHM = "MD5";
    private static final String SESSION = "-sess";

    private final String user;
    private final String password;
    private final Supplier<String> nonces;
    private Scheme scheme = Scheme.NONE;
    private Map<String, String> digest = Map.of(); // the parameters of the challenge
    private int uses; // of the challenge
    private boolean accepted; // an answer to the challenge was

    private enum Scheme {
        NONE,
        BASIC,
        DIGEST
    }

    /** {@code nonces} gives numbers that are used once, in hexadecimal digits. */
    HttpLogin(String user, String password, Supplier<String> nonces) {
        this.user = user;
        this.password = password;
        this.nonces = nonces;
    }

    /**
     * Takes the challenges of a server that refused (401).
     *
     * @return whether to try again; false if the server has rejected this login, or asks for what this program does not know
     */
    boolean take(List<String> challenges) {
        Map<String, String> offered = Map.of();
        Scheme best = Scheme.NONE;
        for (String challenge : challenges) {
            String name = challenge.strip().toLowerCase(Locale.ROOT);
            if (name.startsWith("digest") && best != Scheme.DIGEST && hash(parameters(challenge)) != null) {
                best = Scheme.DIGEST;
                offered = parameters(challenge);
            } else if (name.startsWith("basic") && best == Scheme.NONE) {
                best = Scheme.BASIC;
            }
        }
        boolean isOutdated = scheme == Scheme.DIGEST && (accepted || "true".equalsIgnoreCase(offered.get("stale")));
        boolean isRejected = uses > 0 && !isOutdated;
        scheme = best;
        digest = offered;
        uses = 0;
        accepted = false;
        return best != Scheme.NONE && !isRejected;
    }

    /** The server took the login: when it refuses the same challenge later, that is outdated. */
    void accept() {
        accepted = uses > 0;
    }

    /** The header field Authorization; null as long as no server asked for it. */
    @Nullable
    String authorization(String method, String uri) {
        if (scheme == Scheme.NONE) {
            return null;
        }
        uses++;
        return scheme == Scheme.DIGEST ? digest(method, uri) : basic();
    }

    private String basic() {
        byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    private String digest(String method, String uri) {
        MessageDigest hash = hash(digest);
        String realm = digest.getOrDefault("realm", "");
        String nonce = digest.getOrDefault("nonce", "");
        String clientNonce = nonces.get();
        String count = "%08x".formatted(uses);
        String secret = hex(hash, user + ":" + realm + ":" + password);
        String algorithm = digest.get("algorithm");
        if (algorithm != null && algorithm.toLowerCase(Locale.ROOT).endsWith(SESSION)) {
            secret = hex(hash, secret + ":" + nonce + ":" + clientNonce);
        }
        boolean hasQop = digest.containsKey("qop");
        String quality = hasQop ? ":" + count + ":" + clientNonce + ":auth" : "";
        String response = hex(hash, secret + ":" + nonce + quality + ":" + hex(hash, method + ":" + uri));
        return "Digest username=\"" + user.replace("\\", "\\\\").replace("\"", "\\\"") + "\", realm=\"" + realm
                + "\", nonce=\"" + nonce + "\", uri=\"" + uri + "\", response=\"" + response + "\""
                + (algorithm == null ? "" : ", algorithm=" + algorithm)
                + (digest.containsKey("opaque") ? ", opaque=\"" + digest.get("opaque") + "\"" : "")
                + (hasQop ? ", qop=auth, nc=" + count + ", cnonce=\"" + clientNonce + "\"" : "");
    }

    private static Map<String, String> parameters(String challenge) {
        Map<String, String> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Matcher matcher = PARAMETER.matcher(challenge);
        while (matcher.find()) {
            String quoted = matcher.group(2);
            parameters.put(matcher.group(1), quoted == null ? matcher.group(3) : quoted);
        }
        return parameters;
    }

    /** The hash function of a challenge; null if this program does not know it. */
    private static @Nullable MessageDigest hash(Map<String, String> challenge) {
        String algorithm =
                challenge.getOrDefault("algorithm", DEFAULT_ALGORITHM).toUpperCase(Locale.ROOT);
        String name = algorithm.replace(SESSION.toUpperCase(Locale.ROOT), "").replace("SHA256", "SHA-256");
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            return null;
        }
    }

    private static String hex(@Nullable MessageDigest hash, String text) {
        if (hash == null) {
            throw new IllegalStateException("a challenge was taken that cannot be answered");
        }
        return HexFormat.of().formatHex(hash.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
