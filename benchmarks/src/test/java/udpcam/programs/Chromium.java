package udpcam.programs;

import java.io.IOException;
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
import java.util.Map;
import java.util.stream.Stream;

/** Chromium, headless, driven over the DevTools protocol. */
final class Chromium implements Browser {
    private final Path profile;
    private final Launched program;
    private final BrowserConnection page;

    Chromium() throws Exception {
        profile = Files.createTempDirectory("chromium");
        program = Launched.command(
                Map.of("HOME", profile.toString()),
                List.of(
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
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank"));
        String socket = program.awaitSaid("DevTools listening on ws://[^/\\s]+").replaceFirst(".*//", "");
        HttpRequest tabs =
                HttpRequest.newBuilder(URI.create("http://" + socket + "/json")).build();
        String list =
                HttpClient.newHttpClient().send(tabs, BodyHandlers.ofString()).body();
        String tab = list.substring(list.indexOf("\"type\": \"page\""));
        page = new BrowserConnection(URI.create(BrowserConnection.member("webSocketDebuggerUrl", tab)));
        call("Page.enable", "{}");
    }

    String call(String method, String parameters) throws Exception {
        return page.call(method, parameters);
    }

    /** Runs a script in each page before the page's own. */
    void runFirst(String javaScript) throws Exception {
        call("Page.addScriptToEvaluateOnNewDocument", "{\"source\":" + BrowserConnection.quoted(javaScript) + "}");
    }

    @Override
    public void open(String url) throws Exception {
        call("Page.navigate", "{\"url\":" + BrowserConnection.quoted(url) + "}");
        await("the page", "document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    @Override
    public String evaluate(String javaScript) throws Exception {
        String wrapped = "Promise.resolve(" + javaScript + ").then((value) => btoa(String(value)))";
        String json = call(
                "Runtime.evaluate",
                "{\"awaitPromise\":true,\"userGesture\":true,\"expression\":" + BrowserConnection.quoted(wrapped)
                        + "}");
        return new String(
                Base64.getDecoder().decode(BrowserConnection.member("value", json)), StandardCharsets.ISO_8859_1);
    }

    /** Presses a key, such as "s". */
    void press(String key) throws Exception {
        String event = "\"key\":" + BrowserConnection.quoted(key) + ",\"text\":" + BrowserConnection.quoted(key);
        call("Input.dispatchKeyEvent", "{\"type\":\"keyDown\"," + event + "}");
        call("Input.dispatchKeyEvent", "{\"type\":\"keyUp\"," + event + "}");
    }

    /** Is a phone's screen from now on, with fingers in place of a mouse. */
    void beAPhone(int width, int height) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":" + width + ",\"height\":" + height + ",\"deviceScaleFactor\":1,\"mobile\":true}");
        call("Emulation.setTouchEmulationEnabled", "{\"enabled\":true}");
    }

    @Override
    public void screenshot(Path png) throws Exception {
        String json = call("Page.captureScreenshot", "{\"format\":\"png\"}");
        Files.write(png, Base64.getDecoder().decode(BrowserConnection.member("data", json)));
    }

    @Override
    public void close() throws IOException {
        page.close();
        program.terminate().exitCode();
        program.close();
        delete(profile);
    }

    /** Deletes a folder, of which a browser's last process may still write something. */
    static void delete(Path folder) throws IOException {
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
