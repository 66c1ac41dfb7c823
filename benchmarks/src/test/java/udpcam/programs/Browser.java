package udpcam.programs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.OptionalInt;
import udpcam.bench.clip.Footage;

/** A browser without a window, in which a test looks at the receiver's page. */
interface Browser extends AutoCloseable {
    /** Reads the canvas: its pixels as bytes red, green, blue, each row after the one above. */
    String CANVAS = "(() => { const c = document.getElementById('picture');"
            + " const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let t = '';"
            + " const part = new Uint8Array(3 * c.width);"
            + " for (let y = 0; y < c.height; y++) {"
            + "  for (let x = 0; x < c.width; x++) for (let i = 0; i < 3; i++) part[3 * x + i] = d[4 * (y * c.width + x) + i];"
            + "  t += String.fromCharCode(...part); }"
            + " return btoa(t); })()";

    /** Goes to a page. */
    void open(String url) throws Exception;

    /** The value of an expression as text; of a promise, what it becomes. */
    String evaluate(String javaScript) throws Exception;

    /** Takes a picture of the page as PNG. */
    void screenshot(Path png) throws Exception;

    @Override
    void close() throws IOException;

    /** What an element says. */
    default String text(String id) throws Exception {
        return evaluate("document.getElementById('" + id + "').textContent");
    }

    /** Waits until an expression is true. */
    default void await(String what, String javaScript, Launched... programs) {
        Launched.await(
                what,
                60,
                () -> {
                    try {
                        return evaluate("String(" + javaScript + ")").equals("true");
                    } catch (Exception e) {
                        throw new AssertionError(what, e);
                    }
                },
                programs);
    }

    /** The pixels of the canvas as 0x00RRGGBB. */
    default int[] pixels() throws Exception {
        byte[] bytes = Base64.getDecoder().decode(evaluate(CANVAS));
        int[] pixels = new int[bytes.length / 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (bytes[3 * i] & 0xFF) << 16 | (bytes[3 * i + 1] & 0xFF) << 8 | (bytes[3 * i + 2] & 0xFF);
        }
        return pixels;
    }

    /** Waits until the canvas shows a frame of the footage other than {@code before}; returns how well it matches, in dB. */
    default double psnrOfNextFrame(Footage footage, OptionalInt before, Launched... programs) {
        double[] psnr = {0};
        Launched.await(
                "a frame of the footage on the canvas",
                60,
                () -> {
                    try {
                        int[] pixels = pixels();
                        if (pixels.length != footage.width() * footage.height()) {
                            return false;
                        }
                        OptionalInt number = footage.number(pixels);
                        if (number.isEmpty() || number.equals(before)) {
                            return false;
                        }
                        psnr[0] = Psnr.of(footage.bgr(number.getAsInt()), pixels);
                        return true;
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                },
                programs);
        return psnr[0];
    }
}
