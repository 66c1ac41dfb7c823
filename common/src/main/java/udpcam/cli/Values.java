package udpcam.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import udpcam.jpeg.PictureSize;
import udpcam.jpeg.Sampling;
import udpcam.pace.Pace;

/** The types of the options: each refuses what is wrong in a line that repeats the value and says what would be right. */
public final class Values {
    private static final Pattern RATE = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)([kKmMgG]?)");
    private static final long MIN_RATE = 100_000;
    private static final long MAX_RATE = 100_000_000_000L;

    private static final int MAX_SIDE = 65_500; // libjpeg's limit

    /** Of a picture that is received: its pixels of 4 bytes can be counted in bytes by an int. */
    private static final long MAX_RECEIVED_PIXELS = Integer.MAX_VALUE / 4;

    private Values() {}

    /** A UDP port. */
    public static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            return (int) bounded(value, 1, Remote.MAX_PORT, "a port from 1 to 65535");
        }
    }

    /** A host's name or address. */
    public static final class Host implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            if (value.isBlank()) {
                throw refused(value, "a host's name or address");
            }
            return value;
        }
    }

    /** A JPEG quality. */
    public static final class Quality implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            return (int) bounded(value, 1, 100, "a quality from 1 to 100");
        }
    }

    /** How far multicast goes, in hops. */
    public static final class Ttl implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            return (int) bounded(value, 1, 255, "a number of hops from 1 to 255");
        }
    }

    /** A JPEG's chroma sampling. */
    public static final class ChromaSampling implements ITypeConverter<Sampling> {
        @Override
        public Sampling convert(String value) {
            for (Sampling sampling : Sampling.values()) {
                if (sampling.toString().equals(value)) {
                    return sampling;
                }
            }
            throw refused(value, "4:2:0 or 4:2:2");
        }
    }

    /** A host to send to, with or without a port. */
    public static final class RemoteConverter implements ITypeConverter<Remote> {
        @Override
        public Remote convert(String value) {
            return Remote.parse(value).orElseThrow(() -> refused(value, "HOST, HOST:PORT, IPv4 or [IPv6]:PORT"));
        }
    }

    /** A length of time, above zero. */
    public static final class Time implements ITypeConverter<Duration> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h|)");

        @Override
        public Duration convert(String value) {
            Matcher matcher = FORM.matcher(value);
            if (!matcher.matches()) {
                throw refused(value, "a time such as 10, 10s, 500ms, 5m or 2h");
            }
            long unitNanos = switch (matcher.group(2)) {
                case "ms" -> 1_000_000L;
                case "m" -> 60_000_000_000L;
                case "h" -> 3_600_000_000_000L;
                default -> 1_000_000_000L;
            };
            BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unitNanos));
            if (nanos.signum() == 0 || nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 2)) > 0) {
                throw refused(value, "a time above 0 and up to 146 years");
            }
            return Duration.ofNanos(nanos.longValue());
        }
    }

    /** A picture's width and height. */
    public static final class Size implements ITypeConverter<PictureSize> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,5})[xX](\\d{1,5})");

        @Override
        public PictureSize convert(String value) {
            return parse(value, PictureSize.MAX_PIXELS)
                    .orElseThrow(() ->
                            refused(value, "WIDTHxHEIGHT in pixels, such as 1280x720, of 64 megapixels at the most"));
        }

        private static Optional<PictureSize> parse(String value, long maxPixels) {
            Matcher matcher = FORM.matcher(value);
            if (matcher.matches()) {
                int width = Integer.parseInt(matcher.group(1));
                int height = Integer.parseInt(matcher.group(2));
                if (width >= 1
                        && width <= MAX_SIDE
                        && height >= 1
                        && height <= MAX_SIDE
                        && (long) width * height <= maxPixels) {
                    return Optional.of(new PictureSize(width, height));
                }
            }
            return Optional.empty();
        }
    }

    /** A number of frames a second. */
    public static final class FrameRate implements ITypeConverter<Double> {
        private static final Pattern FORM = Pattern.compile("\\d{1,4}(?:\\.\\d{1,9})?");
        private static final double MIN = 0.001; // the time between frames is counted in nanoseconds
        private static final double MAX = 1000;

        @Override
        public Double convert(String value) {
            double rate = FORM.matcher(value).matches() ? Double.parseDouble(value) : 0;
            if (rate < MIN || rate > MAX) {
                throw refused(value, "frames a second, from 0.001 to 1000");
            }
            return rate;
        }
    }

    /** A number of pixels: 2000000, 2M, or WIDTHxHEIGHT. */
    public static final class Pixels implements ITypeConverter<Long> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,9})([mM]?)");

        @Override
        public Long convert(String value) {
            Matcher number = FORM.matcher(value);
            long pixels = number.matches()
                    ? Long.parseLong(number.group(1)) * (number.group(2).isEmpty() ? 1 : 1_000_000)
                    : Size.parse(value, Long.MAX_VALUE).map(PictureSize::pixels).orElse(0L);
            if (pixels > MAX_RECEIVED_PIXELS) {
                throw refused(value, "a number of pixels up to 536M");
            }
            if (pixels < 1) {
                throw refused(value, "a number of pixels such as 2000000, 2M or 1920x1080");
            }
            return pixels;
        }
    }

    /** A rate from 100k to 100G bits a second, beside auto and off. */
    public static long bitsPerSecond(String value) {
        Matcher rate = RATE.matcher(value);
        if (!rate.matches()) {
            throw refused(value, "auto, off or bits a second such as 500k, 20M or 1G");
        }
        long unit = switch (rate.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> 1_000L;
            case "m" -> 1_000_000L;
            case "g" -> 1_000_000_000L;
            default -> 1L;
        };
        double bits = Double.parseDouble(rate.group(1)) * unit;
        if (bits < MIN_RATE || bits > MAX_RATE) {
            throw refused(value, "a rate from 100k to 100G bits a second");
        }
        return Math.round(bits);
    }

    /** {@code auto}, {@code off} or bits a second, of which a point may part some: 20M, 2.5M, 500k, 1G. */
    public static final class PaceConverter implements ITypeConverter<Pace> {
        @Override
        public Pace convert(String value) {
            return switch (value) {
                case "auto" -> Pace.AUTO;
                case "off" -> Pace.OFF;
                default -> new Pace(bitsPerSecond(value));
            };
        }
    }

    /** A DSCP by its name (RFC 2474, 2597, 3246) or number; {@code off} is 0. */
    public static final class DscpConverter implements ITypeConverter<Integer> {
        private static final Pattern CLASS_SELECTOR = Pattern.compile("CS([0-7])");
        private static final Pattern ASSURED = Pattern.compile("AF([1-4])([1-3])");
        private static final int EXPEDITED = 46;

        @Override
        public Integer convert(String value) {
            String name = value.toUpperCase(Locale.ROOT);
            Matcher selector = CLASS_SELECTOR.matcher(name);
            Matcher assured = ASSURED.matcher(name);
            if (selector.matches()) {
                return 8 * Integer.parseInt(selector.group(1));
            }
            if (assured.matches()) {
                return 8 * Integer.parseInt(assured.group(1)) + 2 * Integer.parseInt(assured.group(2));
            }
            return switch (name) {
                case "EF" -> EXPEDITED;
                case "OFF" -> 0;
                default -> (int) bounded(value, 0, 63, "AF11 to AF43, EF, CS0 to CS7, a number from 0 to 63 or off");
            };
        }
    }

    /** A whole number within bounds, or the refusal of it. */
    public static long bounded(String value, long min, long max, String wanted) {
        return bounded(value, min, max, value, wanted);
    }

    static long bounded(String number, long min, long max, String shown, String wanted) {
        try {
            long parsed = Long.parseLong(number);
            if (parsed >= min && parsed <= max) {
                return parsed;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw refused(shown, wanted);
    }

    /** What a converter throws: the value, and what would be right. */
    public static TypeConversionException refused(String value, String wanted) {
        return new TypeConversionException("'" + value + "' is not " + wanted);
    }
}
