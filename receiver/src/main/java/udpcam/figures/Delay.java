package udpcam.figures;

import udpcam.count.Delays;
import udpcam.run.Decimals;

/**
 * How long pictures took from their capture to the screen.
 *
 * @param pictures those of which it is known; if their count is 0 nothing is
 * @param clocks by whose clocks it was measured, for the user
 */
public record Delay(Delays.Summary pictures, String clocks) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** Of no picture. */
    public static final Delay UNKNOWN = new Delay(new Delays.Summary(0, 0, 0), "");

    public boolean isKnown() {
        return pictures.count() > 0;
    }

    /** In milliseconds; 0 if unknown. */
    public double medianMillis() {
        return pictures.medianNanos() / NANOS_PER_MILLI;
    }

    /** In milliseconds; 0 if unknown. */
    public double p99Millis() {
        return pictures.p99Nanos() / NANOS_PER_MILLI;
    }

    /** In one short line for the user; empty if unknown. */
    public String text() {
        return isKnown() ? caption() + " (" + clocks + ")" : "";
    }

    /** The same without a word about clocks. */
    public String caption() {
        return isKnown()
                ? "delay p50 " + Decimals.fixed(medianMillis(), 1) + " p99 " + Decimals.fixed(p99Millis(), 1) + " ms"
                : "";
    }
}
