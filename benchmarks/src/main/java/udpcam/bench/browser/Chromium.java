package udpcam.bench.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import udpcam.run.Worker;

/** Chromium, headless, driven over the DevTools protocol. */
public final class Chromium implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/\\s]+)");
    private static final int END_SECONDS = 10;

    private final Path profile = Files.createTempDirectory("chromium");
    private final Process program;
    private final Worker reading;
    private final BrowserConnection page;

    /** Starts it, with a profile of its own. */
    public Chromium() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                "chromium",
                "--headless=new",
                "--no-sandbox", // root has none
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage", // containers have little of it
                "--window-size=1280,800",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank"));
        builder.environment().put("HOME", profile.toString());
        program = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(program.getErrorStream(), StandardCharsets.UTF_8));
        HttpRequest tabs = HttpRequest.newBuilder(URI.create("http://" + socket(said) + "/json"))
                .build();
        reading = new Worker("chromium", () -> said.readLine() != null, failure -> {}).start();
        String list =
                HttpClient.newHttpClient().send(tabs, BodyHandlers.ofString()).body();
        String tab = list.substring(list.indexOf("\"type\": \"page\""));
        page = new BrowserConnection(URI.create(BrowserConnection.member("webSocketDebuggerUrl", tab)));
        call("Page.enable", "{}");
    }

    private static String socket(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher matcher = LISTENING.matcher(line);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        throw new IOException("Chromium has ended");
    }

    /** Sends a command of the protocol; returns its answer as JSON. */
    public String call(String method, String parameters) throws Exception {
        return page.call(method, parameters);
    }

    /** Runs a script in each page before the page's own. */
    public void runFirst(String javaScript) throws Exception {
        call("Page.addScriptToEvaluateOnNewDocument", "{\"source\":" + BrowserConnection.quoted(javaScript) + "}");
    }

    /** Goes to a page. */
    public void go(String url) throws Exception {
        call("Page.navigate", "{\"url\":" + BrowserConnection.quoted(url) + "}");
    }

    /** The value of an expression as text; of a promise, what it becomes. */
    public String evaluate(String javaScript) throws Exception {
        String wrapped = "Promise.resolve(" + javaScript + ").then((value) => btoa(String(value)))";
        String json = call(
                "Runtime.evaluate",
                "{\"awaitPromise\":true,\"userGesture\":true,\"expression\":" + BrowserConnection.quoted(wrapped)
                        + "}");
        return new String(
                Base64.getDecoder().decode(BrowserConnection.member("value", json)), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        page.close();
        program.destroy();
        try {
            if (!program.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                program.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reading.join();
        delete(profile);
    }

    /** Deletes a folder, of which a browser's last process may still write something. */
    public static void delete(Path folder) throws IOException {
        for (int tries = 0; Files.exists(folder) && tries < 10; tries++) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException e) {
                Thread.onSpinWait();
            }
        }
    }
}
