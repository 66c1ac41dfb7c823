package udpcam.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import udpcam.bench.cable.Rival;
import udpcam.bench.cable.StreamRival;
import udpcam.bench.cable.TcpRival;
import udpcam.bench.pair.KnownPairs;
import udpcam.bench.pair.Pair;
import udpcam.bench.result.RateSteps;
import udpcam.bench.screen.NumberCode;
import udpcam.bench.screen.RowCodes;
import udpcam.cli.Values;
import udpcam.jpeg.PictureSize;

/** The types of the bench's options: each refuses what is wrong in a line that says what would be right. */
final class BenchConverters {
    private BenchConverters() {}

    /** A size that 4:2:0 and a number's code fit in. */
    static final class Size implements ITypeConverter<PictureSize> {
        private static final Map<String, PictureSize> SIZES =
                Map.of("720p", BenchOptions.HD, "1080p", BenchOptions.FULL_HD, "4k", new PictureSize(3840, 2160));

        @Override
        public PictureSize convert(String value) {
            PictureSize size = SIZES.get(value.toLowerCase(Locale.ROOT));
            size = size == null ? new Values.Size().convert(value) : size;
            if (size.width() < NumberCode.WIDTH
                    || size.height() < RowCodes.HEIGHT
                    || (size.width() | size.height()) % 2 != 0) {
                throw Values.refused(value, "a size of even numbers, 288x16 or more");
            }
            return size;
        }
    }

    /** A share of datagrams, given in percent. */
    static final class Loss implements ITypeConverter<Double> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,3}(?:\\.\\d)?)%?");

        @Override
        public Double convert(String value) {
            Matcher matcher = FORM.matcher(value);
            double percent = matcher.matches() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
            if (percent >= 0 && percent <= 100) {
                return percent / 100;
            }
            throw Values.refused(value, "a loss from 0 to 100 percent, such as 5 or 0.5");
        }
    }

    /** A number of rounds. */
    static final class Rounds implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            return (int) Values.bounded(value, 1, 1000, "a number of rounds from 1 to 1000");
        }
    }

    /** The name of a pair. */
    static final class Known implements ITypeConverter<Pair> {
        @Override
        public Pair convert(String value) {
            Pair pair = KnownPairs.all().get(value);
            if (pair == null) {
                throw Values.refused(
                        value, "one of " + String.join(", ", KnownPairs.all().keySet()));
            }
            return pair;
        }
    }

    /** Rates of a link, one or several with hyphens. */
    static final class Rates implements ITypeConverter<RateSteps> {
        private static final Values.PaceConverter RATE = new Values.PaceConverter();

        @Override
        public RateSteps convert(String value) {
            return new RateSteps(Arrays.stream(value.split("-", -1))
                    .map(rate -> step(rate, value))
                    .toList());
        }

        private static long step(String rate, String value) {
            if (rate.isEmpty() || !Character.isDigit(rate.charAt(0))) {
                throw Values.refused(value, "a rate such as 500k or 5M, or several such as 20M-5M-20M");
            }
            return RATE.convert(rate).bitsPerSecond();
        }
    }

    /** What shares a link. */
    static final class Beside implements ITypeConverter<Rival> {
        @Override
        public Rival convert(String value) {
            Pair pair = KnownPairs.all().get(value);
            if (pair == null && !value.equals("tcp")) {
                throw Values.refused(
                        value,
                        "tcp or one of " + String.join(", ", KnownPairs.all().keySet()));
            }
            return pair == null ? new TcpRival() : new StreamRival(pair);
        }
    }

    /** An MTU that IPv4 and Ethernet's cards have. */
    static final class Mtu implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            return (int) Values.bounded(value, 576, 9000, "an MTU from 576 to 9000 bytes");
        }
    }
}
