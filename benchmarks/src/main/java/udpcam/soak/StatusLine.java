package udpcam.soak;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program says once a second.
 *
 * @param p50 delay in milliseconds, as p99; NaN where it tells none
 */
record StatusLine(double framesPerSecond, double p50, double p99) {
    /** Of a second without one. */
    static final StatusLine NONE = new StatusLine(Double.NaN, Double.NaN, Double.NaN);

    private static final Pattern RATE = Pattern.compile("^(?:sender|receiver): (?:\\d+x\\d+  )?([\\d.]+) frames/s  ");
    private static final Pattern DELAY = Pattern.compile("  delay p50 ([\\d.]+) p99 ([\\d.]+) ms");

    /** Reads a line; empty if it is another one. */
    static Optional<StatusLine> of(String line) {
        Matcher rate = RATE.matcher(line);
        if (!rate.find()) {
            return Optional.empty();
        }
        Matcher delay = DELAY.matcher(line);
        boolean isTold = delay.find();
        return Optional.of(new StatusLine(
                Double.parseDouble(rate.group(1)),
                isTold ? Double.parseDouble(delay.group(1)) : Double.NaN,
                isTold ? Double.parseDouble(delay.group(2)) : Double.NaN));
    }
}
