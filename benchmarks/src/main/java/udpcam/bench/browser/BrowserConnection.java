package udpcam.bench.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands to a browser over its WebSocket: the DevTools protocol of Chromium, or WebDriver BiDi of Firefox. */
public final class BrowserConnection implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final int PATIENCE_SECONDS = 30;

    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
    private final WebSocket socket;

    /** Connects to where the browser said. */
    public BrowserConnection(URI uri) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri, new Answers())
                .join();
    }

    /** Sends a command; {@code parameters} is a JSON object. Returns the whole answer, as JSON. */
    public String call(String method, String parameters) throws Exception {
        int id = lastId.incrementAndGet();
        CompletableFuture<String> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        String command = "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}";
        socket.sendText(command, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        String json = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (json.contains("\"error\":") || json.contains("\"exceptionDetails\":")) {
            throw new IllegalStateException(command + " -> " + json);
        }
        return json;
    }

    /** The first member of that name in an answer, if it is a string without quotes and backslashes in it. */
    public static String member(String name, String json) {
        Matcher matcher =
                Pattern.compile("\"" + name + "\":\\s*\"([^\"\\\\]*)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return matcher.group(1);
    }

    /** A text as a JSON string. */
    public static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Answers implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                String json = message.toString();
                message.setLength(0);
                Matcher id = ID.matcher(json);
                CompletableFuture<String> answer = json.startsWith("{\"method\"") || !id.find()
                        ? null
                        : waiting.remove(Integer.valueOf(id.group(1)));
                if (answer != null) {
                    answer.complete(json);
                }
            }
            webSocket.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
