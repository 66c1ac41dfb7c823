package udpcam.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import udpcam.bench.browser.BrowserConnection;
import udpcam.bench.browser.Chromium;

/** Chromium as a test looks at pages with it. */
final class ChromiumPage implements Browser {
    private final Chromium program = new Chromium();

    ChromiumPage() throws Exception {}

    String call(String method, String parameters) throws Exception {
        return program.call(method, parameters);
    }

    /** Runs a script in each page before the page's own. */
    void runFirst(String javaScript) throws Exception {
        program.runFirst(javaScript);
    }

    @Override
    public void open(String url) throws Exception {
        program.go(url);
        await("the page", "document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    @Override
    public String evaluate(String javaScript) throws Exception {
        return program.evaluate(javaScript);
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
        program.close();
    }
}
