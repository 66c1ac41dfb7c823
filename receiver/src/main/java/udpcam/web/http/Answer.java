package udpcam.web.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A request, and what is answered to it. A client that takes nothing for too long is cut off, so that it holds no thread. One
 * thread uses it.
 */
public final class Answer {
    /** So much at once: a client that does not take even that within the time is cut off. */
    private static final int CHUNK_BYTES = 1 << 16;

    private static final int MOST_BODY_BYTES = 1024;
    private static final int NO_BODY = -1;
    private static final int CHUNKED = 0;

    private final HttpExchange exchange;
    private final WriteLimit limit;

    Answer(HttpExchange exchange, WriteLimit limit) {
        this.exchange = exchange;
        this.limit = limit;
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    public String path() {
        return exchange.getRequestURI().getPath();
    }

    /** A header field of the request; null if there is none. */
    public @Nullable String field(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /** A parameter of the request; null if there is none. */
    public @Nullable String parameter(String name) {
        return Form.value(exchange.getRequestURI().getRawQuery(), name);
    }

    /** A field of the form that was sent; null if there is none, or the form is longer than forms are here. */
    public @Nullable String formField(String name) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(MOST_BODY_BYTES);
        return Form.value(new String(body, StandardCharsets.UTF_8), name);
    }

    /** Who asks. */
    public InetAddress client() {
        return exchange.getRemoteAddress().getAddress();
    }

    /** Sets a header field of the answer. */
    public Answer with(String field, String value) {
        exchange.getResponseHeaders().set(field, value);
        return this;
    }

    /** Answers in one line of plain text. */
    public void say(int status, String line) throws IOException {
        send(status, "text/plain; charset=utf-8", (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with nothing but a status. */
    public void end(int status) throws IOException {
        head(status, NO_BODY);
    }

    /** What is short leaves with it, or when the exchange is closed. */
    private void head(int status, long length) throws IOException {
        limit.begin();
        try {
            exchange.sendResponseHeaders(status, length);
        } finally {
            limit.end();
        }
    }

    /** Sends the browser to another path. */
    public void redirect(String path) throws IOException {
        with("Location", path).end(303);
    }

    /** Answers with a body. */
    public void send(int status, String type, byte[] body) throws IOException {
        begin(status, type, body.length);
        if (!isHead()) {
            write(body);
        }
    }

    /** Begins an answer whose body of that length is written then, but not to HEAD. */
    public void begin(int status, String type, int length) throws IOException {
        with("Content-Type", type);
        if (isHead()) {
            with("Content-Length", String.valueOf(length));
        }
        head(status, isHead() || length == 0 ? NO_BODY : length);
    }

    /** Begins an answer without end. */
    public void beginStream(String type) throws IOException {
        with("Content-Type", type);
        head(200, isHead() ? NO_BODY : CHUNKED);
    }

    public boolean isHead() {
        return method().equals("HEAD");
    }

    /** Writes some of the body; throws if the client has gone, or takes nothing. */
    public void write(byte[] bytes) throws IOException {
        OutputStream out = exchange.getResponseBody();
        for (int at = 0; at < bytes.length; at += CHUNK_BYTES) {
            limit.begin();
            try {
                out.write(bytes, at, Math.min(CHUNK_BYTES, bytes.length - at));
            } finally {
                limit.end();
            }
        }
    }

    /** Sends what was written so far. */
    public void flush() throws IOException {
        limit.begin();
        try {
            exchange.getResponseBody().flush();
        } finally {
            limit.end();
        }
    }
}
