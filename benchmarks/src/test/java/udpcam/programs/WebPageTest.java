package udpcam.programs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import udpcam.bench.clip.Footage;
import udpcam.bench.screen.NumberCode;

/** The receiver's page in browsers, as their users see it. */
class WebPageTest {
    private static final Footage FOOTAGE = new Footage(640, 480, 60, 30);
    private static final double ALIKE_DECIBEL = 30;
    private static final String COUNT_DRAWN =
            "const draw = CanvasRenderingContext2D.prototype.drawImage; window.drawn = 0;"
                    + " CanvasRenderingContext2D.prototype.drawImage = function (...all) { window.drawn++; return draw.apply(this, all); };";
    private static final String IS_LIVE = "document.body.classList.contains('live')";

    private final String port = Desk.freePort();
    private final String webPort = Desk.freePort();

    @TempDir
    Path folder;

    @BeforeEach
    void needs() {
        Needs.programs("chromium");
    }

    private Launched receiver(String... options) throws Exception {
        List<String> all = Stream.concat(Stream.of("--port", port, "--headless", "--web", webPort), Stream.of(options))
                .toList();
        Launched receiver = Launched.script("receiver", Map.of(), all.toArray(new String[0]));
        receiver.awaitSaid("In browsers: http://localhost:" + webPort);
        return receiver;
    }

    private Launched sender() throws Exception {
        Path file = folder.resolve("camera.avi");
        if (!Files.exists(file)) {
            FOOTAGE.writeMjpeg(file);
        }
        return Launched.script(
                "sender", Map.of(), "--port", port, "--loop", "--quality", "90", "--device", file.toString());
    }

    private String url() {
        return "http://localhost:" + webPort + "/";
    }

    private static OptionalInt number(Browser browser) throws Exception {
        return FOOTAGE.number(browser.pixels());
    }

    @Test
    void theCanvasHasThePixelsOfTheFileAndEveryFrame() throws Exception {
        try (Launched receiver = receiver();
                Launched sender = sender();
                ChromiumPage browser = new ChromiumPage()) {
            browser.runFirst(COUNT_DRAWN);
            browser.open(url());
            OptionalInt before = OptionalInt.empty();
            for (int i = 0; i < 3; i++) {
                double psnr = browser.psnrOfNextFrame(FOOTAGE, before, receiver, sender);
                assertTrue(psnr >= ALIKE_DECIBEL, "PSNR " + psnr + " dB");
                before = number(browser);
            }
            int drawn = Integer.parseInt(
                    browser.evaluate(
                            "new Promise((done) => { const first = window.drawn; setTimeout(() => done(window.drawn - first), 6000); })"));
            assertTrue(drawn >= 174 && drawn <= 186, drawn + " frames in 6 s");
            browser.press("i");
            browser.await(
                    "figures",
                    "/Delay.*camera to receiver.*browser to canvas/s.test(document.getElementById('figures').textContent)");
            assertEquals(0, receiver.terminate().exitCode(), receiver.said());
        }
    }

    @Test
    void firefoxShowsItToo() throws Exception {
        Needs.programs("firefox-esr");
        try (Launched receiver = receiver();
                Launched sender = sender();
                Firefox browser = new Firefox()) {
            browser.open(url());
            double psnr = browser.psnrOfNextFrame(FOOTAGE, OptionalInt.empty(), receiver, sender);
            assertTrue(psnr >= ALIKE_DECIBEL, "PSNR " + psnr + " dB");
            psnr = browser.psnrOfNextFrame(FOOTAGE, number(browser), receiver, sender);
            assertTrue(psnr >= ALIKE_DECIBEL, "PSNR " + psnr + " dB");
        }
    }

    @Test
    void spaceFreezesThePictureAndSavesIt() throws Exception {
        try (Launched receiver = receiver();
                Launched sender = sender();
                ChromiumPage browser = new ChromiumPage()) {
            browser.call("Browser.setDownloadBehavior", "{\"behavior\":\"allow\",\"downloadPath\":\"" + folder + "\"}");
            browser.runFirst(COUNT_DRAWN);
            browser.open(url());
            browser.psnrOfNextFrame(FOOTAGE, OptionalInt.empty(), receiver, sender);
            browser.press(" ");
            assertEquals("Frozen", browser.text("headline"));
            int[] frozen = browser.pixels();
            String drawn = browser.evaluate("new Promise((done) => setTimeout(() => done(window.drawn), 1000))");
            assertArrayEquals(frozen, browser.pixels());
            browser.press("s");
            Path saved = awaitFile(".jpg");
            assertEquals(FOOTAGE.number(frozen), FOOTAGE.number(Psnr.pixels(saved)));
            assertTrue(Psnr.of(FOOTAGE, Psnr.pixels(saved)) >= ALIKE_DECIBEL);
            assertTrue(saved.getFileName().toString().matches("udpcam-\\d{8}-\\d{6}-\\d{3}\\.jpg"), saved.toString());
            browser.press(" ");
            browser.await("it goes on", "window.drawn > " + drawn + " && " + IS_LIVE, receiver, sender);
        }
    }

    private Path awaitFile(String ending) {
        Path[] found = {folder};
        Launched.await("a file " + ending, 30, () -> {
            try (Stream<Path> files = Files.list(folder)) {
                found[0] = files.filter(file -> file.toString().endsWith(ending))
                        .findFirst()
                        .orElse(folder);
                return found[0] != folder;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        return found[0];
    }

    @Test
    void thePageSaysWhatIsGoneAndComesBackByItself() throws Exception {
        try (ChromiumPage browser = new ChromiumPage()) {
            Launched sender = sender();
            try (Launched receiver = receiver()) {
                browser.open(url());
                browser.await("live", IS_LIVE, receiver, sender);
                sender.kill();
                browser.await(
                        "no video",
                        "/^No video for \\d+ s$/.test(document.getElementById('notice').textContent)",
                        receiver);
                sender.close();
                sender = sender();
                browser.await("live again", IS_LIVE, receiver, sender);
                receiver.kill();
            }
            browser.await(
                    "told", "document.getElementById('notice').textContent.startsWith('The receiver does not answer')");
            try (Launched receiver = receiver()) {
                browser.await("live with the next receiver", IS_LIVE, receiver, sender);
                assertTrue(browser.psnrOfNextFrame(FOOTAGE, OptionalInt.empty(), receiver, sender) >= ALIKE_DECIBEL);
            }
            sender.close();
        }
    }

    @Test
    void thePasswordOpensThePage() throws Exception {
        Path file = folder.resolve("password");
        String password;
        try (Launched maker = Launched.script("receiver", Map.of(), "--new-password", file.toString())) {
            assertEquals(0, maker.exitCode());
            password = maker.said().lines().reduce("", (first, second) -> second);
        }
        try (Launched receiver = receiver("--web-password-file", file.toString());
                Launched sender = sender();
                ChromiumPage browser = new ChromiumPage()) {
            browser.open(url());
            assertEquals("/login", browser.evaluate("location.pathname"));
            logIn(browser, "guess");
            browser.await("refused", "document.getElementById('message')?.textContent === 'That is not the password.'");
            logIn(browser, password);
            browser.await(
                    "slowed down", "/^(Too many tries|$)/.test(document.getElementById('message')?.textContent ?? '')");
            Launched.await("let in", 30, () -> isIn(browser, password), receiver);
            assertTrue(browser.psnrOfNextFrame(FOOTAGE, OptionalInt.empty(), receiver, sender) >= ALIKE_DECIBEL);
            assertEquals("", browser.evaluate("document.cookie"), "scripts do not see it");
        }
    }

    private static void logIn(ChromiumPage browser, String password) throws Exception {
        browser.evaluate("(document.getElementById('password').value = '" + password
                + "', document.querySelector('form').submit())");
    }

    /** Tries again when it may. */
    private static boolean isIn(ChromiumPage browser, String password) {
        try {
            if (browser.evaluate("location.pathname").equals("/")) {
                return true;
            }
            browser.await("form", "document.readyState === 'complete'");
            logIn(browser, password);
            return browser.evaluate("new Promise((done) => setTimeout(() => done(location.pathname), 1000))")
                    .equals("/");
        } catch (Exception | AssertionError navigating) {
            return false; // the page went away while it was asked
        }
    }

    @Test
    void aPhoneShowsThePictureAsWideAsItIsWithButtonsForFingers() throws Exception {
        try (Launched receiver = receiver();
                Launched sender = sender();
                ChromiumPage browser = new ChromiumPage()) {
            for (int[] size : new int[][] {{390, 844}, {844, 390}}) {
                browser.beAPhone(size[0], size[1]);
                browser.open(url());
                browser.await("live", IS_LIVE, receiver, sender);
                String outside = browser.evaluate(
                        "[...document.querySelectorAll('footer button')].map((b) => b.getBoundingClientRect()).filter((r) => r.width > 0"
                                + " && (r.left < 0 || r.top < 0 || r.right > innerWidth || r.bottom > innerHeight || r.height < 44)).length");
                assertEquals("0", outside, "buttons outside, or too small");
                assertEquals("true", browser.evaluate("document.documentElement.scrollWidth <= innerWidth"));
                Path png = folder.resolve(size[0] + ".png");
                browser.screenshot(png);
                BufferedImage shot = ImageIO.read(png.toFile());
                double scale = Math.min(size[0] / 640.0, size[1] / 480.0);
                int left = (int) (size[0] - 640 * scale) / 2;
                int top = (int) (size[1] - 480 * scale) / 2;
                OptionalInt number = NumberCode.read((x, y) ->
                        (shot.getRGB((int) (left + x * scale), (int) (top + (y + 0.5) * scale)) >> 8) & 0xFF);
                assertTrue(number.isPresent() || size[0] > size[1], "the picture's number at the top of it");
            }
        }
    }
}
