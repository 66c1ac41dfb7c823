package udpcam.bench.browser;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLongArray;
import udpcam.bench.screen.NumberCode;
import udpcam.run.NanoClock;

/** Notes in the receiver's page when the pixels of each numbered frame can be read from its canvas. */
public final class CanvasWatch {
    private static final int BITS = NumberCode.WIDTH / NumberCode.SQUARE;
    private static final int CLOCK_TRIES = 50;
    private static final double NANOS_PER_MILLI = 1e6;

    /** Takes the place of what draws: behind it the squares of the code, at the bottom left, are read back. */
    private static final String SCRIPT = """
            window.drawn = [];
            const draw = CanvasRenderingContext2D.prototype.drawImage;
            CanvasRenderingContext2D.prototype.drawImage = function (...what) {
              draw.apply(this, what);
              const line = this.getImageData(0, this.canvas.height - %2$d / 2, %1$d * %2$d, 1).data;
              const now = performance.now();
              let code = '';
              for (let i = 0; i < %1$d; i++) code += String.fromCharCode(65 + (line[4 * (i * %2$d + %2$d / 2) + 1] >> 4));
              drawn.push(code + now.toFixed(2));
            };
            """;

    private final Chromium browser;

    /** Of the page that the browser opens next. */
    public CanvasWatch(Chromium browser) throws Exception {
        this.browser = browser;
        browser.runFirst(SCRIPT.formatted(BITS, NumberCode.SQUARE));
    }

    /** Takes when each number was drawn first, in {@link NanoClock#nanoTime}. */
    public void read(AtomicLongArray seen) throws Exception {
        long ahead = clockAheadNanos();
        String all = browser.evaluate("drawn.join(' ')");
        for (String each : all.isEmpty() ? new String[0] : all.split(" ", -1)) {
            OptionalInt number = NumberCode.read((x, y) -> 16 * (each.charAt(x / NumberCode.SQUARE) - 'A') + 8);
            if (number.isPresent() && number.getAsInt() < seen.length()) {
                double millis = Double.parseDouble(each.substring(BITS));
                seen.compareAndSet(number.getAsInt(), 0, (long) (millis * NANOS_PER_MILLI) + ahead);
            }
        }
    }

    /** How far our clock is ahead of the page's, by the quickest of some answers; both count the same seconds. */
    private long clockAheadNanos() throws Exception {
        long quickest = Long.MAX_VALUE;
        long ahead = 0;
        for (int i = 0; i < CLOCK_TRIES; i++) {
            long asked = NanoClock.SYSTEM.nanoTime();
            double millis = Double.parseDouble(browser.evaluate("performance.now()"));
            long took = NanoClock.SYSTEM.nanoTime() - asked;
            if (took < quickest) {
                quickest = took;
                ahead = asked + took / 2 - (long) (millis * NANOS_PER_MILLI);
            }
        }
        return ahead;
    }
}
