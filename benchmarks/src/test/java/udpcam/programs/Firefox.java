package udpcam.programs;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import udpcam.bench.browser.BrowserConnection;
import udpcam.bench.browser.Chromium;

/** Firefox, headless, driven over WebDriver BiDi. */
final class Firefox implements Browser {
    private final Path profile;
    private final Launched program;
    private final BrowserConnection session;
    private final String tab;

    Firefox() throws Exception {
        profile = Files.createTempDirectory("firefox");
        program = Launched.command(
                Map.of("HOME", profile.toString(), "MOZ_DISABLE_CONTENT_SANDBOX", "1"),
                List.of(
                        "firefox-esr",
                        "--headless",
                        "--no-remote",
                        "--profile",
                        profile.toString(),
                        "--remote-debugging-port",
                        "0"));
        String socket =
                program.awaitSaid("WebDriver BiDi listening on ws://\\S+").replaceFirst(".* ", "");
        session = new BrowserConnection(URI.create(socket + "/session"));
        session.call("session.new", "{\"capabilities\":{}}");
        tab = BrowserConnection.member("context", session.call("browsingContext.getTree", "{}"));
    }

    @Override
    public void open(String url) throws Exception {
        session.call(
                "browsingContext.navigate",
                "{\"context\":\"" + tab + "\",\"url\":" + BrowserConnection.quoted(url) + ",\"wait\":\"complete\"}");
    }

    @Override
    public String evaluate(String javaScript) throws Exception {
        String wrapped = "Promise.resolve(" + javaScript + ").then((value) => btoa(String(value)))";
        String json = session.call(
                "script.evaluate",
                "{\"awaitPromise\":true,\"target\":{\"context\":\"" + tab + "\"},\"expression\":"
                        + BrowserConnection.quoted(wrapped) + "}");
        return new String(
                Base64.getDecoder().decode(BrowserConnection.member("value", json)), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void screenshot(Path png) throws Exception {
        String json = session.call("browsingContext.captureScreenshot", "{\"context\":\"" + tab + "\"}");
        Files.write(png, Base64.getDecoder().decode(BrowserConnection.member("data", json)));
    }

    @Override
    public void close() throws IOException {
        session.close();
        program.terminate().exitCode();
        program.close();
        Chromium.delete(profile);
    }
}
