package udpcam.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import udpcam.bench.pair.KnownPairs;
import udpcam.bench.pair.Pair;
import udpcam.bench.process.Machine;
import udpcam.bench.process.ProcessorTime;
import udpcam.bench.result.LossTable;
import udpcam.bench.result.Plot;
import udpcam.bench.result.RateTable;
import udpcam.bench.result.Result;
import udpcam.bench.result.Table;
import udpcam.bench.result.TimePlot;
import udpcam.cli.Console;
import udpcam.cli.EnvironmentException;
import udpcam.cli.Launch;
import udpcam.jpeg.PictureSize;

/** The bench's command line: pairs of programs in turn, A B A B ..., then their medians. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        versionProvider = Launch.Version.class,
        sortOptions = false,
        description = {
            "Measures the delay from the last byte of a frame in a FIFO to its pixels on an X screen (Xvfb), of udpcam and"
                    + " of whatever else is installed, in turn. Prints a table in Markdown; the numbers in parentheses are"
                    + " multiples of GStreamer's."
        },
        footer = "bench --jmh [PATTERN]: the stages alone, through JMH; its own options follow, such as -prof gc.")
public final class BenchMain implements Callable<Integer> {
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;

    @Mixin
    private BenchOptions options = new BenchOptions();

    private final Console console;
    private final PrintWriter out;
    private final Path root = Path.of(System.getProperty("udpcam.root", "")).toAbsolutePath();
    private final Set<String> versions = new LinkedHashSet<>();
    private long portsUsed = ProcessHandle.current().pid(); // not those of a bench that runs at the same time

    private BenchMain(Console console, PrintWriter out) {
        this.console = console;
        this.out = out;
    }

    public static void main(String[] args) {
        Console console = Console.ofSystem("bench");
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        System.exit(Launch.run(new BenchMain(console, out), console, out, args));
    }

    @Override
    public Integer call() throws InterruptedException, EnvironmentException {
        try {
            if (options.longRun != null) {
                runLong(options.longRun);
                return Launch.OK;
            }
            if (options.page != null) {
                runPage(options.page);
                return Launch.OK;
            }
            List<Pair> pairs = installed();
            ProcessorTime before = ProcessorTime.now();
            if (!options.rates.isEmpty()) {
                measureRates(pairs);
            } else if (!options.losses.isEmpty()) {
                measureLosses(pairs);
            } else {
                measureDelays(pairs);
            }
            double stolen = ProcessorTime.now().stolenSince(before);
            if (stolen > 0) {
                out.println("The host of this virtual machine kept %.1f %% of its processors' time."
                        .formatted(100 * stolen));
            }
            return Launch.OK;
        } catch (IOException refused) { // no Xvfb, no such clip
            throw new EnvironmentException(String.valueOf(refused.getMessage()), refused);
        }
    }

    private void measureDelays(List<Pair> pairs) throws IOException, InterruptedException {
        List<Table> tables = new ArrayList<>();
        for (PictureSize size : options.sizes()) {
            tables.add(measure(size, pairs));
        }
        tables.forEach(table -> out.println(table.markdown()));
        out.println(conditions("the medians"));
        plot(
                "From a frame's last byte in a FIFO to its pixels: median / 99th percentile",
                tables.stream().map(Table::bars).toList());
    }

    private void measureLosses(List<Pair> pairs) throws IOException, InterruptedException, EnvironmentException {
        LossRun run = new LossRun(options, root, pairs, this::nextPort, console::say);
        List<LossTable> tables = new ArrayList<>();
        for (PictureSize size : options.sizes()) {
            tables.add(run.measure(size));
        }
        tables.forEach(table -> out.println(table.markdown()));
        out.println(conditions("shares of all frames, the longest freeze and the medians of the rest"));
        plot(
                "Frames that a lossy network lets through, in percent: whole / shown",
                tables.stream().flatMap(table -> table.bars().stream()).toList());
    }

    private void measureRates(List<Pair> pairs) throws IOException, InterruptedException, EnvironmentException {
        RateRun run = new RateRun(options, root, pairs, this::nextPort, console::say);
        List<RateTable> tables = new ArrayList<>();
        for (PictureSize size : options.sizes()) {
            tables.add(run.measure(size));
        }
        tables.forEach(table -> out.println(table.markdown()));
        String link = "a queue of %d ms%s"
                .formatted(options.queue.toMillis(), options.beside == null ? "" : ", beside " + options.beside.name());
        out.println(
                conditions("over " + link + ": shares of all frames, the longest freeze and the medians of the rest"));
        if (options.plot != null) {
            List<TimePlot.Chart> charts =
                    tables.stream().flatMap(table -> table.charts().stream()).toList();
            TimePlot.write(options.plot, "Over a bottleneck with " + link, charts, "");
        }
    }

    private void plot(String title, List<Plot.Group> groups) throws IOException {
        if (options.plot != null) {
            Plot.write(options.plot, title, groups);
        }
    }

    private void runLong(Duration time) throws IOException, InterruptedException, EnvironmentException {
        PictureSize size = options.sizes().get(0);
        List<LongRun.Second> seconds = new LongRun(size, options.fps, time, root).run(nextPort());
        if (seconds.isEmpty()) {
            throw new EnvironmentException("The receiver has not told any delay");
        }
        out.println(LongRun.markdown(seconds));
        String what = "%s at %s frames a second, %d s".formatted(size, rate(), seconds.size());
        out.println("The test pattern, " + what + ". " + Machine.describe() + ".");
        if (options.plot != null) {
            String title = "The test pattern, " + what;
            TimePlot.write(options.plot, title, LongRun.charts(seconds), seconds.size() + " s");
        }
    }

    private void runPage(Duration time) throws IOException, InterruptedException {
        PictureSize size = options.sizes().get(0);
        double seconds = time.toMillis() / 1e3;
        PageRun run = new PageRun(options.clip(size), options.fps, seconds, root, options.verbose);
        try {
            out.println(PageRun.markdown(run.run(nextPort())));
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
        out.println(
                "%s at %s frames a second, %d s. %s.".formatted(size, rate(), time.toSeconds(), Machine.describe()));
    }

    private List<Pair> installed() throws IOException, InterruptedException {
        List<Pair> pairs = new ArrayList<>();
        for (Pair pair : options.allPairs()) {
            Optional<String> version = pair.version(root);
            if (version.isPresent()) {
                pairs.add(pair);
                version.filter(said -> !said.isBlank()).ifPresent(versions::add);
            } else {
                console.say(pair.name() + " is not installed, and skipped");
            }
        }
        return pairs;
    }

    private Table measure(PictureSize size, List<Pair> pairs) throws IOException, InterruptedException {
        Round round = new Round(options.clip(size), options.fps, options.seconds(), root, options.verbose);
        Map<Pair, List<Result>> results = new LinkedHashMap<>();
        pairs.forEach(pair -> results.put(pair, new ArrayList<>()));
        for (int number = 1; number <= options.rounds; number++) {
            for (Pair pair : pairs) {
                Result result = round.measure(pair, nextPort());
                Objects.requireNonNull(results.get(pair)).add(result);
                console.say("%s round %d  %-22s %s".formatted(size, number, pair.name(), result));
            }
        }
        Map<Pair, Result> medians = new LinkedHashMap<>();
        results.forEach((pair, all) -> medians.put(pair, Result.median(all)));
        List<Table.Row> rows = new ArrayList<>();
        medians.forEach((pair, median) -> rows.add(new Table.Row(pair.name(), median)));
        return new Table(size, rows, medians.get(KnownPairs.all().get(KnownPairs.REFERENCE)));
    }

    /** An even one, as RTP's are. */
    private int nextPort() {
        return (int) (FIRST_PORT + 2 * (portsUsed++ % PORTS));
    }

    private String rate() {
        return options.fps == Math.rint(options.fps) ? String.valueOf((int) options.fps) : String.valueOf(options.fps);
    }

    private String conditions(String figures) {
        String pictures =
                options.clip == null ? "pictures drawn by the bench" : String.valueOf(options.clip.getFileName());
        return "%s at %s frames a second; %s of %d x %d s in turn. %s; %s."
                .formatted(
                        pictures,
                        rate(),
                        figures,
                        options.rounds,
                        options.time.toSeconds(),
                        Machine.describe(),
                        String.join(", ", versions));
    }
}
