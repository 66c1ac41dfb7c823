package udpcam.soak;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import udpcam.bench.process.Machine;
import udpcam.bench.process.ProcessorTime;
import udpcam.bench.result.TimePlot;
import udpcam.bench.screen.Screen;
import udpcam.cli.Console;
import udpcam.cli.EnvironmentException;
import udpcam.cli.Launch;
import udpcam.jpeg.PictureSize;
import udpcam.run.Shutdown;
import udpcam.soak.harm.Fault;

/** The soak's command line: two pairs of programs for some minutes, with faults, and a verdict. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        versionProvider = Launch.Version.class,
        sortOptions = false,
        description =
                "Runs two pairs of both programs, 1920x1080 at 30 frames a second, over a network that loses 2 %% and has an"
                        + " attacker in it, and does them harm each half minute. Fails if anything grows, ends, or does not come back.")
public final class SoakMain implements Callable<Integer> {
    private static final PictureSize SIZE = new PictureSize(1920, 1080);
    private static final double FPS = 30;
    private static final int FIRST_PORT = 13_000; // below those that systems give away
    private static final int PORTS = 16_000;
    private static final int PORTS_OF_A_PAIR = 2;

    @Parameters(paramLabel = "MINUTES", converter = SoakMinutes.class, description = "How long, 2-10000.")
    private Duration time = Duration.ZERO;

    @Option(names = "--open", description = "Without a key.")
    private boolean open;

    @Option(names = "--clip", paramLabel = "FILE", description = "A video, again and again. Default: the test pattern.")
    @Nullable
    private Path clip;

    @Option(
            names = "--window",
            description = "Receivers with windows, on an X server of their own (Xvfb). Default: headless.")
    private boolean window;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Chooses the faults. Default: by the clock.")
    private long seed = System.currentTimeMillis();

    private final Console console;
    private final PrintWriter out;
    private final Path root = Path.of(System.getProperty("udpcam.root", "")).toAbsolutePath();
    private final Path folder = root.resolve("target/soak");

    private SoakMain(Console console, PrintWriter out) {
        this.console = console;
        this.out = out;
    }

    public static void main(String[] args) {
        Console console = Console.ofSystem("soak");
        PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
        System.exit(Launch.run(new SoakMain(console, out), console, out, args));
    }

    @Override
    public Integer call() throws InterruptedException, EnvironmentException {
        try (Screen screen = window ? new Screen(2 * SIZE.width(), SIZE.height()) : null) {
            prepare();
            return run(screen == null ? Map.of() : Map.of("DISPLAY", screen.display()));
        } catch (IOException refused) {
            throw new EnvironmentException(String.valueOf(refused.getMessage()), refused);
        }
    }

    /** Makes the folder empty, and a key. */
    private void prepare() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try (var old = Files.newDirectoryStream(folder)) {
            for (Path file : old) {
                Files.delete(file);
            }
        }
        if (!open) {
            String sender = root.resolve("scripts/sender").toString();
            int code = new ProcessBuilder(sender, "--new-key", key().toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != Launch.OK) {
                throw new IOException("no key was made in " + folder);
            }
        }
    }

    private Path key() {
        return folder.resolve("key");
    }

    private int run(Map<String, String> display) throws IOException, InterruptedException {
        int seconds = (int) time.toSeconds();
        console.say("Seed %d, %s, %s".formatted(seed, open ? "open" : "sealed", Machine.describe()));
        List<SoakPair> pairs = new ArrayList<>();
        ProcessorTime before = ProcessorTime.now();
        Shutdown shutdown = new Shutdown(() -> pairs.forEach(SoakPair::close)); // Ctrl-C leaves nothing behind
        int code = Launch.ENVIRONMENT;
        try {
            pairs.add(pair("1", true, 0, display));
            pairs.add(pair("2", false, PORTS_OF_A_PAIR, display));
            Soak soak = new Soak(pairs, Fault.plan(seconds, seed), seed, !open, console::say);
            soak.run(seconds);
            code = tell(soak, pairs, ProcessorTime.now().idleSince(before));
            return code;
        } finally {
            pairs.forEach(SoakPair::close);
            shutdown.ended(code);
        }
    }

    private SoakPair pair(String name, boolean receiverDies, int ports, Map<String, String> display)
            throws IOException {
        Map<String, String> environment = new HashMap<>(display);
        environment.put("UDPCAM_NO_ANNOUNCE", "1");
        List<String> source = new ArrayList<>(List.of("--size", SIZE.toString(), "--fps", "30", "--device"));
        source.addAll(
                clip == null ? List.of("test") : List.of(clip.toAbsolutePath().toString(), "--loop"));
        int port = FIRST_PORT + (int) (4 * ProcessHandle.current().pid() % PORTS) + ports;
        List<String> key = open ? List.of() : List.of("--key-file", key().toString());
        return new SoakPair(
                name,
                receiverDies,
                new SoakPair.Setup(root, folder, port, source, window, key, environment),
                failure -> console.say("The soak itself failed: " + failure, failure));
    }

    private int tell(Soak soak, List<SoakPair> pairs, double idle) throws IOException {
        SoakVerdict verdict = new SoakVerdict(soak, pairs, !open, Limit.isStarved(idle));
        List<String> reasons = verdict.reasons(FPS);
        String end = "%d minutes, %s, seed %d; the machine was idle for %.0f %% of its time. %s."
                .formatted(time.toMinutes(), open ? "open" : "sealed", seed, 100 * idle, Machine.describe());
        String text = verdict.tables() + "\n" + end + "\n";
        out.println(text);
        Files.writeString(folder.resolve("soak.md"), text);
        TimePlot.write(
                folder.resolve("soak.png"), "Faults each half minute", verdict.charts(), time.toMinutes() + " min");
        reasons.forEach(reason -> console.say("FAILED: " + reason));
        console.say("%s; see %s".formatted(reasons.isEmpty() ? "Passed" : "Failed", folder));
        return reasons.isEmpty() ? Launch.OK : Launch.ENVIRONMENT;
    }
}
