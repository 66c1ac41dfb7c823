package udpcam.cli;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;

/** How long something is, in time or in bytes: {@code 10m} or {@code 1G}. The other one of the two is 0. */
public record Extent(long nanos, long bytes) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)([smhdMGT])");
    private static final BigDecimal NANOS_PER_SECOND = BigDecimal.valueOf(1_000_000_000);
    private static final Map<String, Long> SECONDS = Map.of("s", 1L, "m", 60L, "h", 3_600L, "d", 86_400L);
    private static final Map<String, Long> BYTES =
            Map.of("M", 1_000_000L, "G", 1_000_000_000L, "T", 1_000_000_000_000L);

    private static final long LEAST_NANOS = 1_000_000_000;
    private static final long LEAST_BYTES = 1_000_000;
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE / 2);

    public boolean isTime() {
        return nanos > 0;
    }

    /** The length or size divided by a number. */
    public Extent part(int parts) {
        return new Extent(nanos / parts, bytes / parts);
    }

    /** Whether both are of one kind, and this one is shorter. */
    public boolean isBelow(Extent other) {
        return isTime() == other.isTime() && nanos + bytes < other.nanos + other.bytes;
    }

    /** The extent of an option's value. */
    public static final class Converter implements ITypeConverter<Extent> {
        @Override
        public Extent convert(String value) {
            Matcher matcher = FORM.matcher(value);
            if (!matcher.matches()) {
                throw Values.refused(value, "a time such as 90s, 10m, 24h or 7d, or a size such as 500M or 50G");
            }
            BigDecimal number = new BigDecimal(matcher.group(1));
            Long seconds = SECONDS.get(matcher.group(2));
            BigDecimal nanos = seconds == null
                    ? BigDecimal.ZERO
                    : number.multiply(BigDecimal.valueOf(seconds)).multiply(NANOS_PER_SECOND);
            BigDecimal bytes = number.multiply(BigDecimal.valueOf(BYTES.getOrDefault(matcher.group(2), 0L)));
            boolean isShort = seconds == null
                    ? bytes.compareTo(BigDecimal.valueOf(LEAST_BYTES)) < 0
                    : nanos.compareTo(BigDecimal.valueOf(LEAST_NANOS)) < 0;
            if (isShort || nanos.add(bytes).compareTo(MOST) > 0) {
                throw Values.refused(value, "a time from 1s to 50000d, or a size from 1M to 4000000T");
            }
            return new Extent(nanos.longValue(), bytes.longValue());
        }
    }
}
