package udpcam.camera.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import udpcam.camera.CameraErrors;
import udpcam.camera.CameraException;
import udpcam.camera.ServerErrors;
import udpcam.cli.Secrets;

/** Asks for a URL: follows redirections, logs in where the server wants it. Called by one thread. */
final class HttpSource {
    private static final int TIMEOUT_MILLIS = 5000;
    private static final int MOST_REQUESTS = 8;
    private static final int UNAUTHORIZED = 401;
    private static final String NO_HTTP = "Invalid Http response"; // the JDK's words
    private static final int NONCE_BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String name;
    private final HttpAddress start;
    private final @Nullable HttpLogin login;

    /** {@code url} as the user wrote it; nothing is asked yet. */
    HttpSource(String url) throws CameraException {
        name = Secrets.masked(url);
        CameraErrors.checkReadable(name);
        try {
            start = HttpAddress.parse(url);
        } catch (MalformedURLException e) {
            String why = url.contains("@") // which the message may quote a part of a password for
                    ? "write a / of a password as %2F, ? as %3F, # as %23"
                    : e.getMessage();
            throw new CameraException("--device '" + name + "' is no URL: " + why, false); // its causes quote it, too
        }
        String user = start.user();
        login = user == null ? null : new HttpLogin(user, start.password(), HttpSource::nonce);
    }

    /**
     * What the server gives.
     *
     * @param contentType in lower case, without parameters; empty if the server does not say
     */
    record Response(HttpURLConnection connection, String contentType, InputStream body) implements AutoCloseable {
        /** Its length in bytes; -1 if the server does not say. */
        long length() {
            return connection.getContentLengthLong();
        }

        /** Leaves the connection, of which all was read, to the next request. */
        void release() throws IOException {
            body.close();
        }

        /** Ends the connection, even amid the body. */
        @Override
        public void close() {
            connection.disconnect();
        }
    }

    /** The URL for the user, without its password. */
    String name() {
        return name;
    }

    /** Asks for the URL; throws whatever is not the camera's answer. Null for an answer that is not quite HTTP, such as ICY. */
    @Nullable
    Response request() throws CameraException {
        HttpAddress address = start;
        try {
            for (int i = 0; i < MOST_REQUESTS; i++) {
                HttpURLConnection connection = connection(address);
                int status = connection.getResponseCode();
                String location = connection.getHeaderField("Location");
                if (status >= 300 && status < 400 && location != null) {
                    address = address.redirected(location);
                } else if (status != UNAUTHORIZED || !mayTryAgain(address, connection)) {
                    return response(connection, status);
                }
                connection.disconnect();
            }
        } catch (IOException e) {
            if (NO_HTTP.equals(e.getMessage())) {
                return null;
            }
            throw failure(address, e);
        }
        throw new CameraException(name + " sends from one place to another, and back", false);
    }

    private HttpURLConnection connection(HttpAddress address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.url().openConnection();
        if (connection instanceof HttpsURLConnection secured) {
            Certificates.acceptAny(secured);
        }
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", "multipart/x-mixed-replace, image/jpeg, */*");
        connection.setRequestProperty("User-Agent", "udpcam");
        String authorization =
                login == null || address.user() == null ? null : login.authorization("GET", uri(address.url()));
        if (authorization != null) {
            connection.setRequestProperty("Authorization", authorization);
        }
        return connection;
    }

    private static String uri(URL url) {
        return url.getFile().startsWith("/") ? url.getFile() : "/" + url.getFile();
    }

    private boolean mayTryAgain(HttpAddress address, HttpURLConnection refused) {
        List<String> challenges = refused.getHeaderFields().entrySet().stream()
                .filter(field -> "WWW-Authenticate".equalsIgnoreCase(field.getKey()))
                .map(Map.Entry::getValue)
                .flatMap(List::stream)
                .toList();
        return login != null && address.user() != null && login.take(challenges);
    }

    private Response response(HttpURLConnection connection, int status) throws CameraException, IOException {
        if (status >= 300) {
            connection.disconnect();
            throw ServerErrors.refused(name, status, null);
        }
        if (login != null) {
            login.accept();
        }
        String type = connection.getContentType();
        String plain =
                type == null ? "" : type.replaceFirst("[;,].*", "").strip().toLowerCase(Locale.ROOT);
        return new Response(connection, plain, connection.getInputStream());
    }

    /** What the user is told of a request that failed. */
    CameraException failure(IOException cause) {
        return failure(start, cause);
    }

    private CameraException failure(HttpAddress address, IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        if (cause instanceof UnknownHostException) {
            reason = "no address is known for " + address.url().getHost();
        } else if (cause instanceof SocketTimeoutException) {
            reason = address.server() + " gives nothing for " + TIMEOUT_MILLIS / 1000 + " s";
        } else if (cause instanceof ConnectException) {
            reason = address.server() + ": " + reason;
        } else if (cause instanceof SSLException) {
            reason = "no secure connection to " + address.server() + " (" + reason + ")";
        }
        return new CameraException("Cannot read " + name + ": " + reason, true, cause);
    }

    private static String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
