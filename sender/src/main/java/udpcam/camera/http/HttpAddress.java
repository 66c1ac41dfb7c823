package udpcam.camera.http;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL of HTTP taken apart.
 *
 * @param url without user and password
 * @param user decoded; null if the URL has none
 * @param password decoded; empty if the URL has none
 */
record HttpAddress(URL url, @Nullable String user, String password) {
    private static final int MAX_PORT = 65_535;
    private static final Pattern SCHEME = Pattern.compile("(?i)https?://.+");

    /** A password may contain an @: the last one before the path ends it. */
    private static final Pattern USER_INFO = Pattern.compile("^([^:]+://)([^/?#]*)@(.*)$");

    /** What looks like a port is the beginning of a password with a #. */
    private static final Pattern PORT_OF_PASSWORD = Pattern.compile("^[^:]+://[^/?#]*:\\d*#.*@.*$");

    static boolean isHttp(String text) {
        return SCHEME.matcher(text).matches();
    }

    /** Reads what a user wrote: with letters that a URL may not have, as browsers take it. */
    static HttpAddress parse(String text) throws MalformedURLException {
        Matcher matcher = USER_INFO.matcher(text);
        if (!matcher.matches()) {
            URL url = checked(new URL(encoded(text)));
            if (PORT_OF_PASSWORD.matcher(text).matches()) {
                throw new MalformedURLException("its port is followed by # and @");
            }
            return new HttpAddress(url, null, "");
        }
        String[] login = matcher.group(2).split(":", 2);
        URL url = checked(new URL(encoded(matcher.group(1) + matcher.group(3))));
        return new HttpAddress(url, decoded(login[0]), login.length > 1 ? decoded(login[1]) : "");
    }

    /** The address that a redirection names, of HTTP as well. The login goes to the same host only. */
    HttpAddress redirected(String location) throws MalformedURLException {
        URL next = checked(read(location));
        boolean isSame = next.getHost().equalsIgnoreCase(url.getHost());
        return new HttpAddress(next, isSame ? user : null, isSame ? password : "");
    }

    private URL read(String location) throws MalformedURLException {
        try {
            return new URL(url, encoded(location));
        } catch (MalformedURLException e) { // which may quote a part of a password
            throw location.contains("@") ? new MalformedURLException("it leads to what is no URL") : e;
        }
    }

    /** The URL, if HTTP can ask for it: the JDK takes others, and fails on them later as if they were bugs. */
    private static URL checked(URL url) throws MalformedURLException {
        if (!url.getProtocol().matches("https?")) {
            throw new MalformedURLException("it leads to " + url.getProtocol() + ", which is neither http nor https");
        }
        if (url.getHost().isEmpty() || url.getPort() > MAX_PORT) {
            throw new MalformedURLException("it has no host, or no port from 1 to " + MAX_PORT);
        }
        return url;
    }

    /** Host and port. */
    String server() {
        int port = url.getPort() < 0 ? url.getDefaultPort() : url.getPort();
        return url.getHost() + ":" + port;
    }

    private static String encoded(String text) {
        StringBuilder url = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            boolean isPlain = octet > ' ' && octet < 0x7F && "\"<>\\^`{|}".indexOf(octet) < 0;
            url.append(isPlain ? String.valueOf((char) octet) : "%%%02X".formatted(octet & 0xFF));
        }
        return url.toString();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a password with a % that was not encoded
        }
    }
}
