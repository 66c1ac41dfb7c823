package udpcam.run;

/**
 * Formats numbers for a status line. {@link java.util.Formatter} takes some milliseconds for a line until the JVM has compiled
 * it, and each second a frame would wait for it.
 */
public final class Decimals {
    private Decimals() {}

    /**
     * A finite number with {@code digits} (1-9) decimals, halves rounded away from zero; "0.0", never "-0.0".
     */
    public static String fixed(double value, int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        long scaled = Math.round(Math.abs(value) * power);
        String fraction = Long.toString(scaled % power);
        String sign = value < 0 && scaled != 0 ? "-" : "";
        return sign + scaled / power + "." + "0".repeat(digits - fraction.length()) + fraction;
    }
}
