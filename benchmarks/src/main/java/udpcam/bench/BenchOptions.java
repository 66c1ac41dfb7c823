package udpcam.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacv.FrameGrabber;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import udpcam.cli.NewFile;
import udpcam.cli.Values;
import udpcam.jpeg.PictureSize;

/** What the bench is asked for. */
final class BenchOptions {
    private static final Map<String, PictureSize> SIZES = Map.of(
            "720p",
            new PictureSize(1280, 720),
            "1080p",
            new PictureSize(1920, 1080),
            "4k",
            new PictureSize(3840, 2160));

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            split = ",",
            defaultValue = "720p,1080p",
            converter = Size.class,
            description = "720p, 1080p, 4k, or even WxH from 288x16; several with commas. Default: 720p,1080p.")
    List<PictureSize> sizes = List.of();

    @Option(
            names = "--fps",
            paramLabel = "RATE",
            converter = Values.FrameRate.class,
            description = "Frames a second. Default: 30.")
    double fps = 30;

    @Option(
            names = "--seconds",
            paramLabel = "TIME",
            converter = Values.Time.class,
            description = "How long a round measures, after 4 s to warm up. Default: 10.")
    Duration time = Duration.ofSeconds(10);

    @Option(
            names = "--rounds",
            paramLabel = "NUMBER",
            converter = Rounds.class,
            description = "Rounds of each pair at each size, in turn. Default: 5.")
    int rounds = 5;

    @Option(
            names = "--pairs",
            paramLabel = "NAME",
            split = ",",
            converter = Known.class,
            description = "Which, with commas: udpcam, udpcam-classic, gstreamer, x264, ffmpeg, python. Default: all.")
    List<Pair> pairs = new ArrayList<>(KnownPairs.all().values());

    @Option(
            names = "--also",
            arity = "3",
            paramLabel = "WORD",
            description = "Another pair: its name, the sender's command and the receiver's, with FIFO, REMOTE and PORT"
                    + " in them.")
    List<String> also = List.of();

    @Option(
            names = "--clip",
            paramLabel = "FILE",
            description =
                    "A video file, scaled to the size; its first 100 frames are repeated. Default: drawn pictures.")
    @Nullable
    Path clip;

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            converter = NewFile.class,
            description = "Draw the results into a PNG.")
    @Nullable
    Path plot;

    @Option(
            names = "--loss",
            paramLabel = "PERCENT",
            split = ",",
            converter = Loss.class,
            description =
                    "Instead, measure what comes of the frames over a network that loses this share of the datagrams, 0-100%%,"
                            + " several with commas; 0 is what the others are compared with. Takes root, ip and nft.")
    List<Double> losses = List.of();

    @Option(names = "--loss-both-ways", description = "With --loss: lose as many on the way back.")
    boolean lossBothWays;

    @Option(
            names = "--long-run",
            paramLabel = "TIME",
            converter = Values.Time.class,
            description =
                    "Instead, run udpcam alone for this time, on its test pattern at the first size and --fps, and say how"
                            + " delay, memory and threads were at first and at last; --plot draws all of it.")
    @Nullable
    Duration longRun;

    @Option(names = "--verbose", description = "Show what the programs say.")
    boolean verbose;

    /** The pairs asked for, in their order. */
    List<Pair> allPairs() {
        List<Pair> all = new ArrayList<>(pairs);
        for (int i = 0; i + 2 < also.size(); i += 3) {
            all.add(new Pair(also.get(i), "echo", also.get(i + 1), also.get(i + 2)));
        }
        return all;
    }

    /** What is shown, in a size. */
    Clip clip(PictureSize size) throws FrameGrabber.Exception {
        return clip == null ? Clip.drawn(size) : Clip.read(clip, size);
    }

    /** How long a round measures. */
    double seconds() {
        return time.toMillis() / 1e3;
    }

    /** A size that 4:2:0 and a number's code fit in. */
    static final class Size implements ITypeConverter<PictureSize> {
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
}
