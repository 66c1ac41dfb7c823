package udpcam.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacv.FrameGrabber;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import udpcam.bench.cable.Cable;
import udpcam.bench.cable.Rival;
import udpcam.bench.clip.Clip;
import udpcam.bench.pair.KnownPairs;
import udpcam.bench.pair.Pair;
import udpcam.bench.result.RateSteps;
import udpcam.cli.NewFile;
import udpcam.cli.Values;
import udpcam.jpeg.PictureSize;

/** What the bench is asked for. */
final class BenchOptions {
    static final PictureSize HD = new PictureSize(1280, 720);
    static final PictureSize FULL_HD = new PictureSize(1920, 1080);

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            split = ",",
            converter = BenchConverters.Size.class,
            description = "720p, 1080p, 4k, or even WxH from 288x16; several with commas. Default: 720p,1080p; with"
                    + " --rate 720p.")
    private List<PictureSize> sizes = List.of();

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
            converter = BenchConverters.Rounds.class,
            description = "Rounds of each pair at each size, in turn. Default: 5.")
    int rounds = 5;

    @Option(
            names = "--pairs",
            paramLabel = "NAME",
            split = ",",
            converter = BenchConverters.Known.class,
            description =
                    "Which, with commas: udpcam, udpcam-sealed, udpcam-classic, gstreamer, x264, ffmpeg, python. Default: all; with"
                            + " --rate udpcam and x264.")
    private List<Pair> pairs = List.of();

    @Option(
            names = "--also",
            arity = "3",
            paramLabel = "WORD",
            description = "Another pair: its name, the sender's command and the receiver's, with FIFO, REMOTE,"
                    + " PORT and KBITS in them.")
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
            converter = BenchConverters.Loss.class,
            description =
                    "Instead, measure what comes of the frames over a network that loses this share of the datagrams, 0-100%%,"
                            + " several with commas; 0 is what the others are compared with. Takes root, ip and nft.")
    List<Double> losses = List.of();

    @Option(names = "--loss-both-ways", description = "With --loss: lose as many on the way back.")
    boolean lossBothWays;

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            split = ",",
            converter = BenchConverters.Rates.class,
            description =
                    "Instead, measure over a link of this rate, such as 5M; several with commas; 20M-5M-20M is one that changes,"
                            + " each rate for --seconds. GStreamer's H.264, and KBITS, is set to 80 %% of the slowest. With"
                            + " --loss the link loses datagrams, too. Takes root, ip, nft and tc.")
    List<RateSteps> rates = List.of();

    @Option(
            names = "--queue",
            paramLabel = "TIME",
            converter = Values.Time.class,
            description =
                    "With --rate: how long a datagram waits in the link's queue when that is full. Default: 200ms.")
    Duration queue = Duration.ofMillis(200);

    @Option(
            names = "--beside",
            paramLabel = "NAME",
            converter = BenchConverters.Beside.class,
            description = "With --rate: what shares the link: tcp, which is a download by iperf3, or one of the pairs.")
    @Nullable
    Rival beside;

    @Option(
            names = "--mtu-of-path",
            paramLabel = "BYTES",
            converter = BenchConverters.Mtu.class,
            description = "With --loss or --rate: the largest IP packet that passes. Default: 1500.")
    int pathMtu = Cable.ETHERNET_MTU;

    @Option(
            names = "--long-run",
            paramLabel = "TIME",
            converter = Values.Time.class,
            description =
                    "Instead, run udpcam alone for this time, on its test pattern at the first size and --fps, and say how"
                            + " delay, memory and threads were at first and at last; --plot draws all of it.")
    @Nullable
    Duration longRun;

    @Option(
            names = "--page",
            paramLabel = "TIME",
            converter = Values.Time.class,
            description =
                    "Instead, measure udpcam's window and its page in Chromium in one run of this time, at the first"
                            + " size. Takes chromium.")
    @Nullable
    Duration page;

    @Option(names = "--verbose", description = "Show what the programs say.")
    boolean verbose;

    /** The pairs asked for, in their order. */
    List<Pair> allPairs() {
        List<Pair> all = new ArrayList<>(pairs.isEmpty() ? usualPairs() : pairs);
        for (int i = 0; i + 2 < also.size(); i += 3) {
            all.add(new Pair(also.get(i), "echo", also.get(i + 1), also.get(i + 2)));
        }
        return all;
    }

    private Collection<Pair> usualPairs() {
        Map<String, Pair> known = KnownPairs.all();
        known.keySet().removeIf(name -> !rates.isEmpty() && !KnownPairs.OVER_BOTTLENECKS.contains(name));
        return known.values();
    }

    /** The sizes asked for, in their order. */
    List<PictureSize> sizes() {
        List<PictureSize> usual = rates.isEmpty() ? List.of(HD, FULL_HD) : List.of(HD);
        return sizes.isEmpty() ? usual : sizes;
    }

    /** What is shown, in a size. */
    Clip clip(PictureSize size) throws FrameGrabber.Exception {
        return clip == null ? Clip.drawn(size) : Clip.read(clip, size);
    }

    /** How long a round measures. */
    double seconds() {
        return time.toMillis() / 1e3;
    }
}
