package udpcam.run;

/**
 * Numbers for a status line. {@link java.util.Formatter} makes them, too, and takes some milliseconds of a core for a line while
 * it is not compiled: each second a frame would wait for that.
 */
public final class Decimals {
    private Decimals() {}

    /**
     * A finite number with so many digits behind the point, 1-9, halves rounded away from zero; "0.0", never "-0.0".
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
